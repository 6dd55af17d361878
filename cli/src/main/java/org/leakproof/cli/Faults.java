package org.leakproof.cli;

import java.util.Arrays;
import org.slf4j.Logger;

/** Writes down what went wrong without what it was about: classes and places, never a message. */
final class Faults {
    private Faults() {}

    /** Where in our own code it happened, as far as can be seen. */
    static String place(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.leakproof."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("an unknown place");
    }

    static void log(Logger log, Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause() == at ? null : at.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ")
                    .append(at.getClass().getName());
            for (StackTraceElement frame : at.getStackTrace()) {
                text.append("\n    at ").append(frame);
            }
            text.append('\n');
        }
        log.error("{}", text);
    }
}
