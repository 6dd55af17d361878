package org.leakproof.publish.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;

/** The files of a bag beside its payload: what it is, its manifests, its status.
 *
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc8493">RFC 8493, BagIt</a> */
public final class TagFiles {
    public static final String DECLARATION = "bagit.txt";
    public static final String INFO = "bag-info.txt";
    public static final String MANIFEST = "manifest-sha256.txt";
    public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    public static final String REPORT = "report.html";
    public static final String README = "README.txt";

    /** All that the tag manifest covers, sorted. */
    public static final List<String> COVERED = List.of(README, INFO, DECLARATION, MANIFEST, REPORT);

    static final String DECLARATION_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /** Label of the status in {@code bag-info.txt}. */
    public static final String STATUS = "Leakproof-Status";

    private TagFiles() {}

    /** One line of {@code bag-info.txt}.
     *
     *  @param label without colon or line break
     *  @param value on one line */
    public record Tag(String label, String value) {
        public Tag {
            if (label.isBlank()
                    || !label.equals(label.strip())
                    || !value.equals(value.strip())
                    || label.chars().anyMatch(c -> c == ':' || c < ' ')
                    || value.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException(
                        "not a line of bag-info.txt: " + label.length() + " and " + value.length() + " characters");
            }
        }
    }

    /** The lines of {@code bag-info.txt}. */
    public static byte[] info(List<Tag> tags) {
        StringBuilder text = new StringBuilder();
        for (Tag tag : tags) {
            text.append(tag.label()).append(": ").append(tag.value()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads {@code bag-info.txt}; folded lines are joined. */
    public static List<Tag> readInfo(Path bag) throws IOException {
        List<Tag> tags = new ArrayList<>();
        for (String line : Files.readString(bag.resolve(INFO)).split("\\R")) {
            int colon = line.indexOf(':');
            if (!tags.isEmpty() && !line.isBlank() && Character.isWhitespace(line.charAt(0))) {
                Tag last = tags.remove(tags.size() - 1);
                tags.add(new Tag(last.label(), (last.value() + " " + line.strip()).strip()));
            } else if (colon > 0) {
                tags.add(new Tag(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return tags;
    }

    /** The status that the bag claims; empty if it claims none or an unknown one. */
    public static Optional<Status> status(Path bag) throws IOException {
        return readInfo(bag).stream()
                .filter(tag -> tag.label().equals(STATUS))
                .findFirst()
                .flatMap(tag -> Status.named(tag.value()));
    }

    /** Writes the tag manifest over the tag files as they are, as the last of them. */
    public static void seal(Path bag, Access access, LocalDate time, Disk disk) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : COVERED.stream().sorted().toList()) {
            lines.append(Disk.sha256(bag.resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        disk.replace(bag.resolve(TAG_MANIFEST), lines.toString().getBytes(StandardCharsets.UTF_8), access, time);
    }

    /** SHA-256 of the manifest: names what a release says, whatever its status. */
    public static String manifestSha256(Path bag) throws IOException {
        return Disk.sha256(bag.resolve(MANIFEST));
    }

    /** Whether a folder has the look of a bag. */
    public static boolean isBag(Path folder) {
        return Arrays.asList(DECLARATION, MANIFEST).stream()
                .allMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }
}
