package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.inspect.Findings;
import org.leakproof.ingest.inspect.KnownMessages;
import org.leakproof.ingest.inspect.MessageTrace;
import org.leakproof.ingest.walk.FingerprintCache;

/** Whoever looks at an export without ingesting it sees what a run sees. */
final class ExportInspectionTest {
    @TempDir
    Path folder;

    private ExportIngest ingest;

    @BeforeEach
    void begin() throws IOException {
        ingest = new ExportIngest(folder);
    }

    private Findings inspect(Path archive) throws IOException {
        try (ArchiveInspection inspection =
                new ArchiveInspection(ingest.options(), ingest.work(), false, bytes -> {}, () -> false)) {
            inspection.add(archive);
            return inspection.findings();
        }
    }

    private List<MessageTrace> scan(Path archive) throws IOException {
        List<MessageTrace> found = new ArrayList<>();
        MessageScan.scan(
                archive,
                Optional.empty(),
                ingest.options(),
                ingest.work(),
                FingerprintCache.none(),
                () -> false,
                found::add);
        return found;
    }

    @ParameterizedTest
    @EnumSource(MadeUpExport.class)
    void whoeverLooksAtAnExportFindsTheMessagesThatARunFinds(MadeUpExport export) throws Exception {
        Path archive = Packing.ZIP.pack(folder, export.files());
        Received run = ingest.read(archive);
        long documents = run.documents().size();
        long attached = run.entries.stream()
                .filter(entry -> entry.reader().equals(Optional.of("attachment")))
                .count();

        Findings seen = inspect(archive);
        assertThat(seen.messages()).isEqualTo(run.messages.size() - documents);
        assertThat(seen.documents().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(documents);
        assertThat(seen.attachedFiles()).isEqualTo(attached).isPositive();
        assertThat(seen.attachments())
                .isEqualTo(run.messages.stream()
                        .filter(message -> !message.provenance().reader().equals("document"))
                        .mapToLong(message -> message.attachments().size())
                        .sum());
        assertThat(seen.participants())
                .isEqualTo(run.messages.stream()
                        .flatMap(message -> Stream.concat(message.sender().stream(), message.recipients().stream()))
                        .map(who -> who.address().or(who::handle).or(who::name).orElse(""))
                        .distinct()
                        .count());
        assertThat(seen.troubles()).isEmpty();

        assertThat(scan(archive))
                .extracting(MessageTrace::entry, MessageTrace::offset)
                .containsExactlyElementsOf(run.messages.stream()
                        .map(Message::provenance)
                        .map(at -> tuple(at.entry(), at.offset()))
                        .toList());
    }

    @Test
    void knowsAgainAMessageWhoseTextStandsInAFileOfItsOwn() throws Exception {
        Map<String, String> first = new LinkedHashMap<>(MadeUpExport.LOAD_FILES.files());
        first.put("vol/TEXT/1.txt", "Was in der Akte Żółw von Anfang an zu lesen stand, Seite für Seite");
        KnownMessages known = new KnownMessages();
        scan(Packing.ZIP.pack(folder, first)).forEach(known::add);
        Map<String, String> changed = new LinkedHashMap<>(first);
        // numbered anew, wrapped elsewhere, and a text where there was none
        changed.replaceAll((name, content) -> content.replace("KÅ-", "ÑØ-").replace("zu lesen", "zu\nlesen"));
        changed.put("vol/TEXT/3.txt", "Der Text von Nummer drei, der beim ersten Mal ganz gefehlt hat");

        List<MessageTrace> again = scan(Packing.FOLDER.pack(folder, changed));

        assertThat(again).extracting(message -> known.find(message).isPresent()).containsExactly(true, false, false);
    }
}
