package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import org.leakproof.ingest.walk.DecodedStream.Decoder;

/** Turns a folder's packed bytes into its files' bytes, and finds the password if the folder is encrypted. */
final class SevenZipUnpacking {
    /** Decoded bytes after which a password is believed; garbage makes any decompressor fail long before. */
    private static final int TRIAL = 1 << 20;

    private static final int BYTES_PER_ROUND = 64;

    /** Coders that keep a dictionary or a block; two in one chain would double the memory for nothing. */
    private static final Set<Long> LARGE = Set.of(0x21L, 0x030101L, 0x040202L, 0x04F71101L);

    private final Region archive;
    private final Decoders decoders;
    private final TreeBudget tree;
    private final Keyring keyring;
    private final SevenZipKeys keys;

    SevenZipUnpacking(Region archive, Decoders decoders, TreeBudget tree, Keyring keyring) {
        this.archive = archive;
        this.decoders = decoders;
        this.tree = tree;
        this.keyring = keyring;
        this.keys = new SevenZipKeys(tree);
    }

    Region packed(SevenZipFolder folder) {
        return archive.slice(folder.packed(), folder.packedSize());
    }

    /**
     * The decoder of a folder.
     *
     * @param firstSize bytes of the folder's first file, on which a password is tried
     * @param firstCrc of that file, if known
     * @throws Fault UNSUPPORTED_COMPRESSION or ENCRYPTED
     */
    Decoder decoder(SevenZipFolder folder, long firstSize, OptionalLong firstCrc) throws Fault {
        if (folder.coders().isEmpty()
                || folder.coders().stream()
                                .filter(coder -> LARGE.contains(coder.method()))
                                .count()
                        > 1
                || chain(folder, Optional.empty()).isEmpty() && !folder.encrypted()) {
            throw new Fault(EntryStatus.UNSUPPORTED_COMPRESSION);
        }
        if (!folder.encrypted()) {
            return chain(folder, Optional.empty()).orElseThrow();
        }
        return keyring.open(
                        password -> chain(folder, Optional.of(password))
                                .filter(decoder -> fits(folder, decoder, firstSize, firstCrc)),
                        0)
                .orElseThrow(() -> new Fault(EntryStatus.ENCRYPTED));
    }

    private Optional<Decoder> chain(SevenZipFolder folder, Optional<byte[]> password) {
        Decoder chain = in -> in;
        for (SevenZipCoder coder : folder.coders()) {
            Optional<Decoder> step = coder.encrypts()
                    ? password.flatMap(known -> keys.decoder(coder, known))
                    : decoders.ofSevenZip(coder.method(), coder.properties(), coder.size());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            Decoder inner = chain;
            chain = in -> step.get().open(inner.open(in));
        }
        return Optional.of(chain);
    }

    private boolean fits(SevenZipFolder folder, Decoder decoder, long firstSize, OptionalLong firstCrc) {
        boolean copied = folder.coders().stream().noneMatch(coder -> LARGE.contains(coder.method()));
        long wanted = copied || firstSize <= TRIAL ? firstSize : TRIAL;
        if (!tree.payRounds(wanted / BYTES_PER_ROUND)) {
            return false;
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = decoder.open(new CountedInput(packed(folder).stream()))) {
            long made = 0;
            while (made < wanted) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, wanted - made));
                if (n <= 0) {
                    return false;
                }
                crc.update(buffer, 0, n);
                made += n;
            }
            return wanted < firstSize || firstCrc.isEmpty() || crc.getValue() == firstCrc.getAsLong();
        } catch (DiskFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
