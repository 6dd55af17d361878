package org.leakproof.publish.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.bag.BagCheck;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.sink.Column;
import org.leakproof.publish.sink.Table;
import org.leakproof.publish.verify.TableReader.Part;

/** Checks that a release is whole, unchanged and in agreement with itself: hashes, files, columns, and counts across all
 *  tables. It trusts nothing in the folder. */
public final class ReleaseVerifier {
    /** Findings that are kept. */
    public static final int MOST_FINDINGS = 200;

    private static final int LARGEST_DESCRIPTION = 16 << 20;

    private final Path release;
    private final List<Finding> findings = new ArrayList<>();

    private ReleaseVerifier(Path release) {
        this.release = release;
    }

    /** Checks a release folder.
     *
     *  @throws OperatorMistake if there is no such folder, or it cannot be read */
    public static Verification verify(Path release) {
        if (!Files.isDirectory(release)) {
            throw new OperatorMistake(release + ": no such folder; name a release folder");
        }
        try {
            return new ReleaseVerifier(release).check();
        } catch (IOException e) {
            throw new OperatorMistake(
                    release + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private Verification check() throws IOException {
        Optional<Status> status = bag();
        long messages = 0;
        Map<Table, List<Part>> tables = describedTables();
        if (findings.isEmpty()) {
            messages = new TableCheck(release.resolve("data"), tables, this::find).run();
        }
        return new Verification(status, messages, findings);
    }

    private void find(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private void find(String place, String what) {
        find(new Finding(place, what));
    }

    private Optional<Status> bag() throws IOException {
        if (!TagFiles.isBag(release)) {
            find(TagFiles.DECLARATION, "no BagIt bag: this file or " + TagFiles.MANIFEST + " is missing");
            return Optional.empty();
        }
        for (String line : BagCheck.payload(release)) {
            find("payload", line);
        }
        for (String line : BagCheck.tags(release)) {
            find("tag files", line);
        }
        if (!Files.isRegularFile(release.resolve(TagFiles.INFO), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Optional<Status> status = TagFiles.status(release);
        if (status.isEmpty()) {
            find(TagFiles.INFO, "no line " + TagFiles.STATUS + " with DRAFT, APPROVED or INSIDE");
        }
        String oxum = TagFiles.readInfo(release).stream()
                .filter(tag -> tag.label().equals("Payload-Oxum"))
                .map(TagFiles.Tag::value)
                .findFirst()
                .orElse("");
        if (!oxum.equals(BagCheck.oxum(release))) {
            find(TagFiles.INFO, "Payload-Oxum is not the size and number of the payload's files");
        }
        return status;
    }

    /** The files of each table, as {@code datapackage.json} lists them. */
    private Map<Table, List<Part>> describedTables() throws IOException {
        Map<Table, List<Part>> tables = new EnumMap<>(Table.class);
        Path file = release.resolve("data/datapackage.json");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_DESCRIPTION) {
            find("data/datapackage.json", "missing, or too large");
            return tables;
        }
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            find("data/datapackage.json", "not JSON");
            return tables;
        }
        for (Table table : Table.values()) {
            List<Part> parts = new ArrayList<>();
            for (JsonNode resource : root.path("resources")) {
                String name = resource.path("name").asText();
                if (resource.path("format").asText().equals("csv")
                        && (name.equals(table.tableName()) || name.matches(table.tableName() + "-\\d{4,}"))) {
                    describedColumns(table, resource);
                    parts.add(new Part(
                            name + ".csv", OptionalLong.of(resource.path("rows").asLong(-1))));
                    if (!resource.path("path").asText().equals(name + ".csv")) {
                        find("data/datapackage.json", "resource of table " + table.tableName() + " with another path");
                    }
                }
            }
            if (parts.isEmpty()) {
                find("data/datapackage.json", "no table " + table.tableName());
            }
            tables.put(table, parts);
        }
        return tables;
    }

    private void describedColumns(Table table, JsonNode resource) {
        List<String> described = new ArrayList<>();
        for (JsonNode field : resource.path("schema").path("fields")) {
            described.add(field.path("name").asText());
        }
        if (!described.equals(table.columns().stream().map(Column::name).toList())) {
            find("data/datapackage.json", "table " + table.tableName() + " with other columns than expected");
        }
    }

    /** A folder for sorting, outside the release. */
    static Path scratch() throws IOException {
        return Files.createTempDirectory("leakproof-verify");
    }

    static void remove(Path scratch) throws IOException {
        new Disk().deleteTree(scratch);
    }
}
