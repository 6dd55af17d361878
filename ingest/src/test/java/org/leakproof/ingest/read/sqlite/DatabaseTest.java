package org.leakproof.ingest.read.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

final class DatabaseTest {
    @TempDir
    Path folder;

    private Path database;
    private Path log;

    @BeforeEach
    void copy() throws IOException {
        database = Files.write(folder.resolve("logged.db"), bytes("logged.db"));
        log = Files.write(folder.resolve("logged.db-wal"), bytes("logged.db-wal"));
    }

    @Test
    void readsWhatWasWrittenBackAlone() throws IOException {
        Map<Long, String> rows = rows(Optional.empty());

        assertThat(rows).hasSize(40).containsEntry(1L, "Zeile 1 0 -").containsEntry(40L, "Zeile 40 20 -");
    }

    @Test
    void readsTheLogsChangesOverTheDatabase() throws IOException {
        Map<Long, String> rows = rows(Optional.of(log));

        assertThat(rows).hasSize(60).doesNotContainKey(2L).containsEntry(1L, "geändert 0 -");
        assertThat(rows).containsEntry(60L, "später 60 60 -").containsEntry(99L, "ü".repeat(2000) + " 1 spät");
    }

    @Test
    void leavesOutWhatTheLogHoldsBehindABrokenFrame() throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length - 100] ^= 1;
        Files.write(log, bytes);

        assertThat(rows(Optional.of(log))).hasSize(59).containsKey(60L).doesNotContainKey(99L);
    }

    @Test
    void findsRowsByTheirNumber() throws IOException {
        try (Database open = Database.open(database, Optional.of(log))) {
            SqliteTable table = open.table("T").orElseThrow();
            assertThat(open.find(table, 57).orElseThrow().text("a column")).contains("später 57");
            assertThat(open.find(table, 2)).isEmpty();
            assertThat(open.find(table, 100)).isEmpty();
        }
    }

    @Test
    void takesTheLogForPartOfItsDatabaseOnlyBesideIt() throws IOException {
        DatabaseLogReader reader = new DatabaseLogReader();
        byte[] bytes = bytes("logged.db-wal");
        assertThat(reader.accepts(new Head(bytes, true, "x"))).isTrue();
        assertThat(reader.accepts(new Head(bytes("logged.db-shm"), true, "x"))).isTrue();
        assertThat(reader.accepts(new Head(bytes("logged.db"), true, "x"))).isFalse();

        Recording alone = new Recording();
        reader.read(TestSource.of(bytes, "logged.db-wal", folder), alone);
        assertThat(alone.pieces().get(0).held()).contains(HeldReason.MISSING);
    }

    private Map<Long, String> rows(Optional<Path> changes) throws IOException {
        Map<Long, String> rows = new TreeMap<>();
        try (Database open = Database.open(database, changes)) {
            open.rows(
                    "t",
                    row -> rows.put(
                            row.integer("id", -1),
                            row.text("a column").orElse("-") + " " + row.integer("n", -1) + " "
                                    + row.text("late").orElse("-")));
        }
        return rows;
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
