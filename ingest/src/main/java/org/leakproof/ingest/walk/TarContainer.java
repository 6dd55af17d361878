package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tar, sequential or where it lies. Goes on behind the end marker, where a second archive may have been appended, and
 * behind damage, at the next block that is a sound header.
 */
final class TarContainer implements Container {
    private static final int LONGEST_METADATA = 1 << 20;
    private static final int SPARSE_MORE_IN_HEADER = 482;
    private static final int SPARSE_MORE_IN_EXTENSION = 504;

    private final EntryContent outer;
    private final @Nullable Region region;
    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long position;
    /** Where the data of the current member ends, padding included. */
    private long memberEnd;

    private @Nullable EntryStatus flaw;

    TarContainer(EntryContent outer) throws Fault {
        this.outer = outer;
        this.region = outer.regionAtHand().orElse(null);
        this.in = outer.stream();
    }

    @Override
    public Optional<EntryStatus> flaw() {
        return Optional.ofNullable(flaw);
    }

    @Override
    public Optional<Child> next() throws Fault {
        skipTo(memberEnd);
        TarMetadata metadata = new TarMetadata();
        while (readBlock()) {
            if (!TarHeader.isHeader(block)) {
                if (!blank()) {
                    flaw = EntryStatus.DAMAGED;
                }
                continue;
            }
            TarHeader header = TarHeader.of(block);
            switch (header.type()) {
                case 'x', 'L' -> readMetadata(header, metadata);
                // Global defaults and long link targets say nothing that is used here.
                case 'g', 'K', 'V', '5', 'D' -> skipTo(behind(position, header.size()));
                default -> {
                    return Optional.of(child(header, metadata));
                }
            }
        }
        return Optional.empty();
    }

    private Child child(TarHeader header, TarMetadata metadata) throws Fault {
        EntryName name = EntryName.of(metadata.name().orElse(header.name()));
        long size = metadata.size().orElse(header.size());
        memberEnd = behind(position, size);
        return switch (header.type()) {
            case '1', '2' -> {
                // Hard links may carry a size and still have no data; pax alone lets them have some.
                memberEnd = metadata.size().isPresent() ? memberEnd : position;
                yield Child.settled(name, EntryStatus.LINK);
            }
            case '3', '4', '6' -> Child.settled(name, EntryStatus.SPECIAL_FILE);
            case 'S' -> {
                skipSparseExtensions();
                memberEnd = behind(position, size);
                yield Child.settled(name, EntryStatus.UNSUPPORTED_COMPRESSION);
            }
            default ->
                metadata.sparse()
                        ? Child.settled(name, EntryStatus.UNSUPPORTED_COMPRESSION)
                        : Child.of(name, content(size));
        };
    }

    private EntryContent content(long size) {
        EntryContent.Promise promise =
                new EntryContent.Promise(OptionalLong.of(size), OptionalLong.empty(), outer.rate());
        if (region != null) {
            if (size > region.length() - position) {
                flaw = EntryStatus.TRUNCATED;
            }
            return EntryContent.ofRegion(region.slice(position, size), promise);
        }
        return EntryContent.ofStream(() -> new MemberStream(size), promise);
    }

    private void readMetadata(TarHeader header, TarMetadata metadata) throws Fault {
        long end = behind(position, header.size());
        if (header.size() > LONGEST_METADATA) {
            flaw = EntryStatus.DAMAGED;
        } else {
            byte[] data = new byte[(int) header.size()];
            int have = read(data, data.length);
            if (have < data.length) {
                flaw = EntryStatus.TRUNCATED;
            } else if (header.type() == 'L') {
                metadata.longName(data);
            } else {
                metadata.pax(data);
            }
        }
        skipTo(end);
    }

    /** Old GNU sparse headers go on in further blocks, not counted in the size, while a flag in each says so. */
    private void skipSparseExtensions() throws Fault {
        boolean more = block[SPARSE_MORE_IN_HEADER] != 0;
        while (more && readBlock()) {
            more = block[SPARSE_MORE_IN_EXTENSION] != 0;
        }
    }

    private static long behind(long position, long size) {
        long padded = size > Long.MAX_VALUE - TarHeader.BLOCK ? size : (size + TarHeader.BLOCK - 1) & -TarHeader.BLOCK;
        return position > Long.MAX_VALUE - padded ? Long.MAX_VALUE : position + padded;
    }

    private boolean blank() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean readBlock() throws Fault {
        Arrays.fill(block, (byte) 0);
        int have = read(block, TarHeader.BLOCK);
        if (have > 0 && have < TarHeader.BLOCK && !blank()) {
            flaw = EntryStatus.TRUNCATED;
        }
        return have == TarHeader.BLOCK;
    }

    private int read(byte[] into, int size) throws Fault {
        try {
            int have = in.readNBytes(into, 0, size);
            position += have;
            return have;
        } catch (IOException e) {
            throw Fault.of(e, false);
        }
    }

    private void skipTo(long target) throws Fault {
        try {
            while (position < target) {
                long n = in.skip(target - position);
                if (n == 0) {
                    if (in.read() < 0) {
                        flaw = EntryStatus.TRUNCATED;
                        return;
                    }
                    n = 1;
                }
                position += n;
            }
        } catch (IOException e) {
            throw Fault.of(e, false);
        }
    }

    /** The current member's bytes in the container's stream. */
    private final class MemberStream extends InputStream {
        private long left;

        MemberStream(long size) {
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int size) throws IOException {
            if (size == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int n = in.read(into, from, (int) Math.min(size, left));
            if (n < 0) {
                flaw = EntryStatus.TRUNCATED;
                left = 0;
                return -1;
            }
            position += n;
            left -= n;
            return n;
        }
    }
}
