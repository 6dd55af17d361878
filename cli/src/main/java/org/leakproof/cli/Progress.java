package org.leakproof.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.leakproof.contract.stream.StageCounts;

/** The line that shows how far a run is. On a terminal it is rewritten in place; elsewhere a new line comes now and then. */
final class Progress {
    /** How much of the whole time reading, redacting and collecting take, roughly. */
    private static final double READ = 0.4;

    private static final double REDACT = 0.4;
    private static final double COLLECT = 0.2;

    private final PrintStream out;
    private final boolean terminal;
    private final long totalBytes;
    private final StageCounts read;
    private final StageCounts redacted;
    private final StageCounts collected;
    private final long start = System.nanoTime();
    private long lastShown;
    private int lastLength;

    Progress(
            PrintStream out,
            boolean terminal,
            long totalBytes,
            StageCounts read,
            StageCounts redacted,
            StageCounts collected) {
        this.out = out;
        this.terminal = terminal;
        this.totalBytes = totalBytes;
        this.read = read;
        this.redacted = redacted;
        this.collected = collected;
        this.lastShown = start;
    }

    /** How often {@link #show} has something new to say. */
    Duration interval() {
        return terminal ? Duration.ofMillis(500) : Duration.ofSeconds(10);
    }

    /** Shows where things stand, if enough time has passed. */
    void show(boolean reading) {
        long now = System.nanoTime();
        if (now - lastShown < interval().toNanos()) {
            return;
        }
        lastShown = now;
        print(line(reading, Duration.ofNanos(now - start)));
    }

    /** Shows a step that has no counts. */
    void say(String what) {
        print(what);
    }

    /** Leaves the line as it is and goes on below. */
    void end() {
        if (terminal && lastLength > 0) {
            out.print('\r' + " ".repeat(lastLength) + '\r');
            out.flush();
            lastLength = 0;
        }
    }

    private void print(String line) {
        if (!terminal) {
            out.println(line);
            return;
        }
        out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
        out.flush();
        lastLength = line.length();
    }

    private String line(boolean reading, Duration elapsed) {
        StageCounts.Snapshot in = read.snapshot();
        StageCounts.Snapshot middle = redacted.snapshot();
        StageCounts.Snapshot end = collected.snapshot();
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        double readPart = !reading ? 1 : totalBytes == 0 ? 0 : Math.min(0.999, (double) in.bytes() / totalBytes);
        double expected = readPart > 0 ? in.in() / readPart : 0;
        double redactPart = expected > 0 ? Math.min(1, middle.in() / expected) : 0;
        double collectPart = expected > 0 ? Math.min(1, end.in() / expected) : 0;
        double done = READ * readPart + REDACT * redactPart + COLLECT * collectPart;
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "%3.0f %%  found %,d  redacted %,d  collected %,d  held %,d",
                done * 100,
                in.in(),
                middle.in(),
                end.in(),
                in.held() + middle.held()));
        if (reading) {
            line.append(String.format(Locale.ROOT, "  %.1f MB/s", in.bytes() / 1e6 / seconds));
        }
        if (done > 0.02 && seconds > 3) {
            line.append("  about ")
                    .append(inWords(Duration.ofSeconds((long) (seconds * (1 - done) / done))))
                    .append(" left");
        }
        return line.toString();
    }

    /** Such as {@code 2 min 5 s}. */
    static String inWords(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }
}
