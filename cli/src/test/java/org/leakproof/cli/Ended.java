package org.leakproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A command that has ended: what it said and with which code.
 *
 *  @param logs shown where the code is not the one that was expected; nothing if there are none */
record Ended(int code, String out, String err, String logs) {
    /** Runs a command in this JVM. */
    static Ended leakproof(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Leakproof.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(code, out.toString(), err.toString(), "");
    }

    /** It ended with this code. */
    Ended with(ExitCode expected) {
        Assertions.assertThat(code).as("exit code; %s%s%s", out, err, logs).isEqualTo(expected.number());
        return this;
    }

    /** It ended as a mistake, and said each of these in one line. */
    void asMistake(String... said) {
        with(ExitCode.MISTAKE);
        Assertions.assertThat(lines())
                .as("%s", err)
                .singleElement()
                .asString()
                .startsWith("leakproof: ")
                .contains(said);
    }

    /** Standard error without what a run shows of its progress. */
    List<String> lines() {
        return err.lines()
                .filter(line -> !line.isBlank() && !line.matches(" *\\d+ %  found .*"))
                .toList();
    }
}
