package org.leakproof.publish.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.leakproof.contract.OperatorMistake;

/** Goes through the map of a release's inside folder: which messages it is made of, and what became of each. */
public final class InsidePlaces {
    /** An archive that a release was made of.
     *
     *  @param path as it was read, a {@code file:} URI
     *  @param content its content id */
    public record Archive(String id, String path, String content) {
        @Override
        public String toString() {
            return "Archive[" + id + "]";
        }
    }

    /** @param outcome as in the ledger: published, held, duplicate, withheld */
    public record Place(String citeId, String outcome, String archive, int entry, long offset) {}

    private InsidePlaces() {}

    /** @throws OperatorMistake if the inside folder is missing */
    public static List<Archive> archives(Path release) {
        Path inside = InsideMap.of(release);
        try {
            List<Archive> archives = new ArrayList<>();
            JsonNode run = new ObjectMapper().readTree(Files.readAllBytes(inside.resolve(InsideFolder.RUN)));
            run.path("archives")
                    .forEach(one -> archives.add(new Archive(
                            one.path("archive").asText(),
                            one.path("path").asText(),
                            one.path("content").asText())));
            return archives;
        } catch (IOException e) {
            throw unreadable(inside, e);
        }
    }

    /** @throws OperatorMistake if the inside folder is missing */
    public static void each(Path release, Consumer<Place> to) {
        Path inside = InsideMap.of(release);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(inside.resolve("map.csv"), StandardCharsets.UTF_8, format)) {
            for (CSVRecord row : rows) {
                to.accept(new Place(
                        row.get("cite_id"),
                        row.get("outcome"),
                        row.get("archive"),
                        Integer.parseInt(row.get("entry")),
                        Long.parseLong(row.get("offset"))));
            }
        } catch (IOException e) {
            throw unreadable(inside, e);
        }
    }

    private static OperatorMistake unreadable(Path inside, IOException e) {
        return new OperatorMistake(
                inside + ": cannot be read (" + e.getClass().getSimpleName()
                        + "); what a release was made of stands in this folder only",
                e);
    }
}
