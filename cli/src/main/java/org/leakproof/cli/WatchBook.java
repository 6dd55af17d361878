package org.leakproof.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which archives were fed, by content, and where their releases are: a table in the work folder, which stays inside. It is
 * written before a run begins and again when it has ended, so that a run that was broken off is found again. */
final class WatchBook {
    /** What is known of one archive.
     *
     *  @param release its folder's name below the output folder; says nothing of the archive
     *  @param code the run's exit code; empty while it has not ended */
    record Line(String release, Optional<Integer> code) {}

    private final Path file;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private WatchBook(Path file) {
        this.file = file;
    }

    static WatchBook open(Path file) {
        WatchBook book = new WatchBook(file);
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] cells = line.split("\t", -1);
                    book.lines.put(
                            cells[0],
                            new Line(
                                    cells[1],
                                    cells[2].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(cells[2]))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return book;
    }

    Optional<Line> find(String content) {
        return Optional.ofNullable(lines.get(content));
    }

    /** Notes that its run begins.
     *
     *  @return the release's name: the same as before, or the next number */
    String begin(String content) {
        String release = find(content)
                .map(Line::release)
                .orElseGet(() -> String.format(Locale.ROOT, "release-%04d", lines.size() + 1));
        lines.put(content, new Line(release, Optional.empty()));
        write();
        return release;
    }

    void end(String content, int code) {
        lines.put(content, new Line(lines.get(content).release(), Optional.of(code)));
        write();
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        lines.forEach((content, line) -> text.append(content)
                .append('\t')
                .append(line.release())
                .append('\t')
                .append(line.code().map(String::valueOf).orElse(""))
                .append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
