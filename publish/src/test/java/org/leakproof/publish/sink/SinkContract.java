package org.leakproof.publish.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.publish.ReleaseRehearsal;
import org.leakproof.publish.bag.Payload;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.release.ReleaseOptions;

/** What every sink must do. An implementation names its sink and says which files it makes of the rows. */
interface SinkContract {
    String sink();

    /** Paths in the payload, sorted, that {@link #rows} become. */
    List<String> files();

    /** A message with a short text and one whose text has a file. */
    static List<List<String>> rows() {
        List<String> row =
                new ArrayList<>(Collections.nCopies(Table.MESSAGES.columns().size(), ""));
        row.set(Table.MESSAGES.index("cite_id"), "LPA");
        row.set(Table.MESSAGES.index("text"), "=Grüße, \"Kai\"\r\nüber\0morgen 😀");
        List<String> other = new ArrayList<>(row);
        other.set(Table.MESSAGES.index("cite_id"), "LPB");
        other.set(Table.MESSAGES.index("text"), "=lang ".repeat(10));
        other.set(Table.MESSAGES.index("text_file"), "texts/LPB.txt");
        return List.of(row, other);
    }

    /** Writes the rows into a folder and gives the content of the payload. */
    default Map<String, String> write(Path bag, SinkOptions options) throws IOException {
        Files.createDirectories(bag);
        Disk disk = new Disk();
        try (ExternalSort hashes = new ExternalSort(bag, "hashes", 4096, disk)) {
            Payload payload = new Payload(bag, Access.USUAL, ReleaseOptions.CONSTANT_DATE, hashes, disk);
            try (Sink sink = Sinks.open(sink(), payload, options)) {
                for (List<String> row : rows()) {
                    sink.row(Table.MESSAGES, row);
                }
                sink.finish();
                for (Sink.Resource resource : sink.resources()) {
                    assertThat(bag.resolve("data/" + resource.path())).isRegularFile();
                }
            }
            return ReleaseRehearsal.content(bag.resolve("data"));
        }
    }

    static SinkOptions options() {
        return new SinkOptions(SinkOptions.SPREADSHEET_ROWS, false);
    }

    @Test
    default void writesItsFilesAndNoOthers(@TempDir Path temp) throws IOException {
        assertThat(write(temp.resolve("a"), options())).containsOnlyKeys(files());
    }

    @Test
    default void writesTheSameBytesInEveryLocaleAndTimeZone(@TempDir Path temp) throws IOException {
        Map<String, String> here = write(temp.resolve("a"), options());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(write(temp.resolve("b"), options())).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    default void isInTheRegistry() {
        assertThat(Sinks.names()).contains(sink());
    }
}
