package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.ingest.walk.DecodedStream.Decoder;

/** Turns the entries of one zip into bytes: decrypted, expanded, within the zip's share of the budget. */
final class ZipMembers {
    private static final int LZMA_END_MARKER = 1 << 1;

    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_LINK = 0120000;
    private static final int TYPE_REGULAR = 0100000;
    private static final int TYPE_FOLDER = 0040000;

    private final Region zip;
    private final EntryContent outer;
    private final Decoders decoders;
    private final TreeBudget tree;
    private final ZipUnlocking unlocking;
    private long unclaimed;

    ZipMembers(Region zip, EntryContent outer, Decoders decoders, TreeBudget tree, Keyring keyring) {
        this.zip = zip;
        this.outer = outer;
        this.decoders = decoders;
        this.tree = tree;
        this.unlocking = new ZipUnlocking(tree, keyring);
        this.unclaimed = zip.length();
    }

    /** What stands at a place; empty for a folder. */
    Optional<Child> child(ZipPlace place) {
        ZipRecord record = place.record();
        int type = record.unixMode() & TYPE_MASK;
        if (record.folder() || type == TYPE_FOLDER && record.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case TYPE_LINK -> Child.settled(record.name(), EntryStatus.LINK);
                    case 0, TYPE_REGULAR, TYPE_FOLDER -> regular(place);
                    default -> Child.settled(record.name(), EntryStatus.SPECIAL_FILE);
                });
    }

    private Child regular(ZipPlace place) {
        ZipRecord record = place.record();
        if (place.data() < 0) {
            return Child.settled(record.name(), EntryStatus.DAMAGED);
        }
        boolean bounded = place.ends() && record.compressed() >= 0;
        Region data = zip.slice(place.data(), bounded ? record.compressed() : zip.length());
        // Entries may claim the same bytes; together they get no larger share than the zip has bytes.
        long claim = Math.min(data.length(), unclaimed);
        unclaimed -= claim;
        int method = record.aes().map(ZipRecord.Aes::method).orElse(record.method());
        boolean sized = bounded && record.size() >= 0;
        Optional<Decoder> decoder =
                decoders.ofZip(method, sized ? record.size() : -1, (record.flags() & LZMA_END_MARKER) != 0);
        if (decoder.isEmpty()) {
            return Child.settled(record.name(), EntryStatus.UNSUPPORTED_COMPRESSION);
        }
        Optional<ZipUnlocking.Unlocked> unlocked = record.encrypted()
                ? unlocking.unlock(record, data, decoder.get(), claim)
                : Optional.of(ZipUnlocking.Unlocked.plain(data));
        if (unlocked.isEmpty()) {
            return Child.settled(record.name(), EntryStatus.ENCRYPTED);
        }
        Expansion expansion = new Expansion(tree, outer.rate(), () -> claim);
        EntryContent.Promise promise = promise(record, bounded, sized, expansion);
        if (method == 0 && !record.encrypted() && bounded) {
            return Child.of(record.name(), EntryContent.ofRegion(data, promise, expansion));
        }
        Optional<EntryStatus> doom = method == 0 && !bounded
                ? Optional.of(EntryStatus.TRUNCATED)
                : unlocked.get().doom();
        return Child.of(
                record.name(),
                EntryContent.ofStream(
                        () -> stream(unlocked.get(), decoder.get(), expansion, doom), promise, expansion));
    }

    private static InputStream stream(
            ZipUnlocking.Unlocked unlocked, Decoder decoder, Expansion expansion, Optional<EntryStatus> doom)
            throws IOException {
        DecodedStream decoded = new DecodedStream(
                new CountedInput(unlocked.open(), unlocked.data().length()), decoder, expansion);
        return doom.isPresent() ? new DoomedStream(decoded, doom.get()) : decoded;
    }

    /** AE-2 leaves the CRC out, and so does a local header whose descriptor was not found. */
    private static EntryContent.Promise promise(ZipRecord record, boolean bounded, boolean sized, Expansion expansion) {
        boolean checked = record.aes().map(aes -> aes.version() == 1).orElse(bounded || record.crc() != 0);
        return new EntryContent.Promise(
                sized ? OptionalLong.of(record.size()) : OptionalLong.empty(),
                checked ? OptionalLong.of(record.crc()) : OptionalLong.empty(),
                expansion::rate);
    }
}
