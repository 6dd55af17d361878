package org.leakproof.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlFile;
import org.leakproof.contract.yaml.YamlMapping;

/** What can be said of each reader to somebody who has never heard of it. The facts stand in {@code formats.yaml}, in plain
 *  words and in no order; a test holds them against {@link Readers#standard()}. */
public final class Formats {
    private static final String FILE = "formats.yaml";
    private static final Map<String, Format> ALL = load();

    private Formats() {}

    /** One reader's format.
     *
     *  @param reader its name, as in the provenance of messages
     *  @param what what its users call it
     *  @param mark what it is recognised by
     *  @param kept what is made of it beyond sender, time and text
     *  @param limits what is not read */
    public record Format(String reader, String what, String mark, String kept, String limits) {}

    /** All formats with a reader of their own, by what they are called. */
    public static List<Format> all() {
        List<Format> all = new ArrayList<>(ALL.values());
        all.sort((a, b) -> a.what().compareToIgnoreCase(b.what()));
        return List.copyOf(all);
    }

    /** The format of a reader; empty for a mapping that the operator wrote. */
    public static Optional<Format> of(String reader) {
        return Optional.ofNullable(ALL.get(reader));
    }

    private static Map<String, Format> load() {
        try (InputStream in = Formats.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in this program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Problems problems = new Problems(FILE);
            Map<String, Format> formats = new LinkedHashMap<>();
            YamlMapping.of(YamlFile.compose(FILE, text), "", problems)
                    .ifPresent(file -> file.keys()
                            .forEach(reader -> file.mapping(reader, "format \"" + reader + "\"")
                                    .ifPresent(entry -> formats.put(reader, format(reader, entry)))));
            problems.throwIfAny();
            return Map.copyOf(formats);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Format format(String reader, YamlMapping entry) {
        entry.only("what", "mark", "kept", "limits");
        return new Format(
                reader,
                entry.required("what", "what the format is called").orElse(""),
                entry.required("mark", "what it is recognised by").orElse(""),
                entry.required("kept", "what is made of it").orElse(""),
                entry.required("limits", "what is not read").orElse(""));
    }
}
