package org.leakproof.publish.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RunId;

/** Reads the folder that stays inside: from a release to its run, from a citation to its original. */
public final class InsideMap {
    /** Where a cited message was found.
     *
     *  @param archivePath as it was read, a {@code file:} URI
     *  @param content the archive's content id */
    public record Found(String archivePath, String content, int entry, long offset, long length) {
        @Override
        public String toString() {
            return "Found[entry " + entry + ", offset " + offset + "]";
        }
    }

    private InsideMap() {}

    /** The inside folder of a release. */
    public static Path of(Path release) {
        return new ReleaseFolders(release).inside;
    }

    /** The run that made a release; empty if its inside folder is gone. */
    public static Optional<RunId> runOf(Path release) {
        return InsideFolder.runOf(of(release)).map(RunId::new);
    }

    /** The inside folder of the release that was made last from a spool, if both are there. */
    public static Optional<Path> ofSpool(Path spoolFolder) {
        Path note = spoolFolder.resolve(ReleaseWriter.NOTE);
        try {
            if (!Files.exists(note)) {
                return Optional.empty();
            }
            String text = Files.readString(note).strip();
            return Optional.of(of(Path.of(text.substring(text.indexOf(' ') + 1))))
                    .filter(Files::isDirectory);
        } catch (IOException e) {
            throw new OperatorMistake(note + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Finds a message's original.
     *
     *  @throws OperatorMistake if the inside folder is missing, or the message is not in it */
    public static Found find(Path release, PublicId id) {
        Path inside = of(release);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(inside.resolve("map.csv"), StandardCharsets.UTF_8, format)) {
            for (CSVRecord row : rows) {
                if (row.get("cite_id").equals(id.value())) {
                    return found(inside, row);
                }
            }
        } catch (IOException e) {
            throw new OperatorMistake(
                    inside + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); the original is found with the help of this folder only",
                    e);
        }
        throw new OperatorMistake(id + ": not in " + inside + "; name the release in which it is cited");
    }

    private static Found found(Path inside, CSVRecord row) throws IOException {
        JsonNode run = new ObjectMapper().readTree(Files.readAllBytes(inside.resolve(InsideFolder.RUN)));
        for (JsonNode archive : run.path("archives")) {
            if (archive.path("archive").asText().equals(row.get("archive"))) {
                return new Found(
                        archive.path("path").asText(),
                        archive.path("content").asText(),
                        Integer.parseInt(row.get("entry")),
                        Long.parseLong(row.get("offset")),
                        Long.parseLong(row.get("length")));
            }
        }
        throw new IllegalStateException("the map names an archive that the run does not have");
    }
}
