package org.leakproof.ingest.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The part of a 7z header that names the files; walked with one reader a list, like {@link SevenZipStreams}. */
final class SevenZipFiles {
    private static final int END = 0;
    private static final int EMPTY_STREAM = 14;
    private static final int EMPTY_FILE = 15;
    private static final int NAMES = 17;
    private static final int ATTRIBUTES = 21;

    private static final int WINDOWS_FOLDER = 0x10;
    private static final int WINDOWS_REPARSE_POINT = 0x400;
    private static final int UNIX_EXTENSION = 0x8000;
    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_LINK = 0120000;
    private static final int TYPE_REGULAR = 0100000;
    private static final int TYPE_FOLDER = 0040000;

    private static final int LONGEST_NAME = 1 << 16;

    private final int count;
    private SevenZipInput.Flags emptyStream = index -> false;
    private SevenZipInput.Flags emptyFile = index -> false;
    private Optional<SevenZipInput> names = Optional.empty();
    private SevenZipInput.Flags hasAttributes = index -> false;
    private Optional<SevenZipInput> attributes = Optional.empty();

    private int index;
    private int emptyIndex;

    /** What a file is. */
    enum Type {
        REGULAR,
        FOLDER,
        LINK,
        SPECIAL
    }

    /** @param bytes whether it has any, in a folder */
    record File(EntryName name, Type type, boolean bytes) {}

    /** Reads through the files' part of a header, from the input's position to its end. */
    SevenZipFiles(SevenZipInput header) throws Fault {
        count = header.count(1);
        int empty = 0;
        for (long id = header.number(); id != END; id = header.number()) {
            long size = header.number();
            SevenZipInput property = header.here();
            header.skip(size);
            if (id == EMPTY_STREAM) {
                emptyStream = property.flags(count);
                for (int i = 0; i < count; i++) {
                    empty += emptyStream.get(i) ? 1 : 0;
                }
            } else if (id == EMPTY_FILE) {
                emptyFile = property.flags(empty);
            } else if (id == NAMES) {
                check(property.u8() == 0);
                names = Optional.of(property);
            } else if (id == ATTRIBUTES) {
                hasAttributes = property.flagsOrAll(count);
                check(property.u8() == 0);
                attributes = Optional.of(property);
            }
        }
    }

    private static void check(boolean sound) throws Fault {
        if (!sound) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    /** The next file or folder; empty behind the last. */
    Optional<File> next() throws Fault {
        if (index == count) {
            return Optional.empty();
        }
        EntryName name = names.isPresent() ? name(names.get()) : EntryName.NONE;
        long bits = attributes.isPresent() && hasAttributes.get(index)
                ? attributes.get().u32()
                : 0;
        boolean bytes = !emptyStream.get(index++);
        boolean folder = !bytes && !emptyFile.get(emptyIndex++);
        return Optional.of(new File(name, folder ? Type.FOLDER : type(bits, bytes), bytes));
    }

    private static Type type(long attributes, boolean bytes) {
        int mode = (attributes & UNIX_EXTENSION) != 0 ? (int) (attributes >>> 16) & TYPE_MASK : 0;
        if (mode == TYPE_LINK || (attributes & WINDOWS_REPARSE_POINT) != 0) {
            return Type.LINK;
        }
        if (mode != 0 && mode != TYPE_REGULAR && mode != TYPE_FOLDER) {
            return Type.SPECIAL;
        }
        boolean folder = mode == TYPE_FOLDER || (attributes & WINDOWS_FOLDER) != 0;
        return folder && !bytes ? Type.FOLDER : Type.REGULAR;
    }

    /** UTF-16LE, ended by a zero. */
    private static EntryName name(SevenZipInput names) throws Fault {
        byte[] units = new byte[64];
        int length = 0;
        while (true) {
            int low = names.u8();
            int high = names.u8();
            if (low == 0 && high == 0) {
                return EntryName.of(new String(units, 0, length, StandardCharsets.UTF_16LE));
            }
            check(length < LONGEST_NAME);
            if (length == units.length) {
                units = Arrays.copyOf(units, 2 * length);
            }
            units[length++] = (byte) low;
            units[length++] = (byte) high;
        }
    }
}
