package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a visitor saw that descends into everything and reads the rest; its books are checked before it is handed out. */
class Walked implements EntryVisitor {
    private static final int KEPT = 1 << 20;

    final List<EntryReport> reports = new ArrayList<>();
    final List<Integer> decided = new ArrayList<>();
    final Map<Integer, byte[]> contents = new TreeMap<>();

    static Walked of(Path archive, Path work) {
        return of(archive, work, Budget.defaults());
    }

    static Walked of(Path archive, Path work, Budget budget, String... passwords) {
        Walked walked = new Walked();
        walked.walk(archive, work, budget, passwords);
        return walked;
    }

    final void walk(Path archive, Path work, Budget budget, String... passwords) {
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(archive)) {
            Path list = Files.write(work.resolve("passwords"), List.of(passwords));
            int count = new ArchiveWalker(budget, Passwords.read(list), work).walk(listing, this);
            checkBooks(count);
        } catch (IOException | WalkRefusedException e) {
            throw new AssertionError(e);
        }
        assertThat(spooled(work)).isEmpty();
    }

    static List<Path> spooled(Path work) {
        try (Stream<Path> files = Files.list(work.resolve("walk"))) {
            return files.collect(Collectors.toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void checkBooks(int count) {
        int[] times = new int[count];
        reports.forEach(report -> times[report.ordinal()]++);
        assertThat(times).containsOnly(1);
        Map<Integer, EntryReport> byOrdinal =
                reports.stream().collect(Collectors.toMap(EntryReport::ordinal, report -> report));
        for (EntryReport report : reports) {
            report.parent().ifPresent(parent -> {
                assertThat(parent).isLessThan(report.ordinal());
                assertThat(byOrdinal.get(parent).container()).isPresent();
                List<Integer> path = report.source().path();
                assertThat(byOrdinal.get(parent).source().path()).isEqualTo(path.subList(0, path.size() - 1));
            });
            if (report.status() == EntryStatus.READ) {
                assertThat(report.read()).isTrue();
                assertThat(report.sha256()).isPresent();
            }
        }
        assertThat(decided).isSorted().doesNotHaveDuplicates();
    }

    @Override
    public Decision decide(Entry entry) {
        decided.add(entry.ordinal());
        return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
    }

    @Override
    public void read(Entry entry) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[10_000];
        InputStream in = entry.open();
        int n;
        while ((n = in.read(buffer)) >= 0) {
            kept.write(buffer, 0, Math.min(n, KEPT - kept.size()));
        }
        contents.put(entry.ordinal(), kept.toByteArray());
    }

    @Override
    public void report(EntryReport report) {
        reports.add(report);
    }

    /** Status by name, in walking order; of two entries with one name the later gets a tick. */
    Map<String, EntryStatus> statuses() {
        Map<Integer, EntryReport> ordered = new TreeMap<>();
        reports.forEach(report -> ordered.put(report.ordinal(), report));
        Map<String, EntryStatus> statuses = new LinkedHashMap<>();
        for (EntryReport report : ordered.values()) {
            String name = report.name().display();
            while (statuses.containsKey(name)) {
                name += "'";
            }
            statuses.put(name, report.status());
        }
        return statuses;
    }

    EntryReport report(String name) {
        return reports.stream()
                .filter(report -> report.name().display().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + name + " in " + statuses()));
    }

    byte[] bytes(String name) {
        return contents.get(report(name).ordinal());
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    long totalSize() {
        return reports.stream().mapToLong(EntryReport::size).sum();
    }
}
