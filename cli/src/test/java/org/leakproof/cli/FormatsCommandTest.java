package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Readers;

final class FormatsCommandTest {
    @Test
    void listsEveryReaderWithWhatItIsKnownByAndItsLimits() {
        Ended ended = Ended.leakproof("formats").with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains(Readers.standard().all().stream()
                        .map(MessageReader::name)
                        .toList());
        assertThat(ended.out()).contains("known by", "kept", "limits", "a line \"From ...\" that begins a mail header");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(Ended.leakproof("formats", "--short").out().lines())
                .hasSize(Readers.standard().all().size());
    }
}
