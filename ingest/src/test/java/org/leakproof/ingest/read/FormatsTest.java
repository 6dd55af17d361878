package org.leakproof.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FormatsTest {
    @Test
    void describesEveryReaderAndNothingElse() {
        assertThat(Formats.all())
                .extracting(Formats.Format::reader)
                .as("entries of formats.yaml, against the registry of readers")
                .containsExactlyInAnyOrderElementsOf(Readers.standard().all().stream()
                        .map(MessageReader::name)
                        .toList());
    }

    @Test
    void findsAFormatByItsReader() {
        assertThat(Formats.of("mbox"))
                .map(Formats.Format::mark)
                .hasValueSatisfying(mark -> assertThat(mark).contains("From"));
        assertThat(Formats.of("mapping-dock-log")).isEmpty();
    }
}
