package org.leakproof.cli;

import java.util.List;

/** An invented personal value.
 *
 *  @param kind what it is, for reports
 *  @param lead words that stand before it where somebody writes it down; empty for what speaks for itself
 *  @param value as it is written
 *  @param cores what of it must stand nowhere, each at least {@link CanaryLeaks#LEAST} letters and digits long */
record Canary(String kind, String lead, String value, List<String> cores) {
    Canary {
        cores = List.copyOf(cores);
    }

    static Canary of(String kind, String lead, String value) {
        return new Canary(kind, lead, value, List.of(value));
    }

    Canary with(String... otherCores) {
        return new Canary(kind, lead, value, List.of(otherCores));
    }

    @Override
    public String toString() {
        return kind;
    }
}
