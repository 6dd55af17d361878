package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Where the records of a format stand and what they look like.
 *
 *  @param paths of keys from the outermost object down to the records; arrays between them need no mention, and an empty
 *      path stands for the outermost objects themselves. No path begins another one
 *  @param fits whether an object is a record; asked for what stands at a path, and for what is searched in broken bytes
 *  @param anywhere whether an object that fits is a record wherever it stands: then a broken key hides none */
public record RecordPaths(List<List<String>> paths, Predicate<JsonNode> fits, boolean anywhere) {
    public RecordPaths {
        paths = paths.stream().map(RecordPaths::bytewise).toList();
    }

    /** Of a format whose records can be told from everything else.
     *
     *  @param paths with dots between the keys */
    public static RecordPaths of(Predicate<JsonNode> fits, String... paths) {
        return new RecordPaths(
                Arrays.stream(paths)
                        .map(path -> path.isEmpty() ? List.<String>of() : List.of(path.split("\\.")))
                        .toList(),
                fits,
                true);
    }

    /** Keys are compared byte by byte. */
    private static List<String> bytewise(List<String> path) {
        return path.stream()
                .map(key -> new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
