package org.leakproof.publish.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.leakproof.publish.bag.TagFiles.Tag;
import org.leakproof.publish.sink.SinkOptions;
import org.leakproof.publish.sink.Sinks;

/** Where a release goes and what an editor says of it. None of it comes from a clock.
 *
 *  @param out the release folder; the folder that stays inside is {@code <out>.inside}
 *  @param title of the release
 *  @param date of the bag and of every file in it
 *  @param tags further lines for {@code bag-info.txt}, such as {@code Contact-Name}
 *  @param sinks names of the sinks
 *  @param tables how tables are written
 *  @param cellLimit UTF-16 units in one cell; longer texts go to files
 *  @param memory bytes that each of the sorts may hold at a time, of which three are filled at once */
public record ReleaseOptions(
        Path out,
        String title,
        LocalDate date,
        List<Tag> tags,
        List<String> sinks,
        SinkOptions tables,
        int cellLimit,
        int memory) {
    /** Characters that a cell holds in Excel. */
    public static final int SPREADSHEET_CELL = 32_767;

    /** The day that stands in a release unless the editor gives another. */
    public static final LocalDate CONSTANT_DATE = LocalDate.of(2000, 1, 1);

    public ReleaseOptions {
        tags = List.copyOf(tags);
        sinks = List.copyOf(sinks);
        if (out.getFileName() == null || cellLimit < 1 || memory < 1024) {
            throw new IllegalArgumentException("release options out of range");
        }
    }

    /** With everything usual. */
    public static ReleaseOptions to(Path out) {
        return new ReleaseOptions(
                out,
                "Leakproof release",
                CONSTANT_DATE,
                List.of(),
                Sinks.DEFAULT,
                new SinkOptions(SinkOptions.SPREADSHEET_ROWS, false),
                SPREADSHEET_CELL,
                16 << 20);
    }
}
