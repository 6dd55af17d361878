package org.leakproof.ingest.walk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A file that is compressed as a whole: gz, bz2, xz, zst, lzma. It holds one entry. */
final class StreamContainer implements Container {
    /** What is left of the container's name once its ending is taken off. */
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry(".gz", ""),
            Map.entry(".tgz", ".tar"),
            Map.entry(".bz2", ""),
            Map.entry(".tbz", ".tar"),
            Map.entry(".tbz2", ".tar"),
            Map.entry(".xz", ""),
            Map.entry(".txz", ".tar"),
            Map.entry(".zst", ""),
            Map.entry(".tzst", ".tar"),
            Map.entry(".lzma", ""));

    private final EntryContent outer;
    private final EntryName name;
    private final DecodedStream.Decoder decoder;
    private final TreeBudget tree;
    private boolean done;
    private @Nullable EntryContent inner;

    StreamContainer(ContainerKind kind, EntryContent outer, EntryName outerName, Decoders decoders, TreeBudget tree) {
        this.outer = outer;
        this.decoder = decoders.ofFile(kind);
        this.tree = tree;
        byte[] stored = kind == ContainerKind.GZIP ? GzipStream.nameIn(outer.head()) : new byte[0];
        this.name = stored.length > 0 ? EntryName.of(stored) : withoutEnding(outerName);
    }

    @Override
    public Optional<Child> next() throws Fault {
        if (done) {
            return Optional.empty();
        }
        done = true;
        CountedInput in = new CountedInput(outer.stream());
        Optional<Region> region = outer.regionAtHand();
        LongSupplier compressed = region.isPresent() ? region.get()::length : in::count;
        Expansion expansion = new Expansion(tree, outer.rate(), compressed);
        EntryContent content = EntryContent.ofStream(
                () -> new DecodedStream(in, decoder, expansion),
                new EntryContent.Promise(OptionalLong.empty(), OptionalLong.empty(), expansion::rate),
                expansion);
        inner = content;
        return Optional.of(Child.of(name, content));
    }

    /** What is wrong with the entry is wrong with the file: it has nothing else in it. */
    @Override
    public Optional<EntryStatus> flaw() {
        return inner == null ? Optional.empty() : inner.fault();
    }

    private static EntryName withoutEnding(EntryName outer) {
        byte[] bytes = outer.bytes();
        int start = bytes.length;
        while (start > 0 && bytes[start - 1] != '/') {
            start--;
        }
        String last = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        int dot = last.lastIndexOf('.');
        String ending = dot > 0 ? ENDINGS.get(last.substring(dot).toLowerCase(Locale.ROOT)) : null;
        String inner = ending == null ? last : last.substring(0, dot) + ending;
        return EntryName.of(inner.getBytes(StandardCharsets.ISO_8859_1));
    }
}
