package org.leakproof.ingest.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.walk.EntrySource;
import org.leakproof.ingest.walk.RecordSorter;

/** Names of files, and names that messages give: sorted, alike names come together, and tell which file each can mean. */
final class ExportNames {
    /** Files whose names differ in nothing but case, or not even that; more of them are nobody's attachments. */
    private static final int MOST_ALIKE = 64;

    /** Names that an attachment is looked for under. */
    private static final int NAMED = 24;

    /** Bytes of names that messages give: what goes beyond is not linked. */
    private static final long MOST_NAMED = 4L << 30;

    private static final byte FILE = 0;
    private static final byte REFERENCE = 1;

    private final RecordSorter sorter;
    private final RecordSorter numbers;
    private final ExportParts parts;
    private long bytes;

    /** @param numbers for documents and the pages that are listed elsewhere */
    ExportNames(RecordSorter sorter, RecordSorter numbers, ExportParts parts) {
        this.parts = parts;
        this.sorter = sorter;
        this.numbers = numbers;
    }

    ExportParts parts() {
        return parts;
    }

    void file(int scope, String path, int ordinal, EntrySource source, boolean own) {
        in(scope, path, ordinal, source, own);
        parts.place(scope, path).ifPresent(place -> in(place.scope(), place.path(), ordinal, source, own));
    }

    private void in(int scope, String path, int ordinal, EntrySource source, boolean own) {
        sorter.add(begin(scope, path, FILE, 13)
                .putInt(ordinal)
                .putLong(SourceMark.of(source))
                .put((byte) (own ? 1 : 0))
                .array());
    }

    /** Everything that a draft names and does not hold. */
    void draft(int scope, String folder, int entry, EntrySource source, Draft draft) {
        List<DraftAttachment> attachments = draft.attachments();
        if (draft.pages().isPresent()) {
            numbers.add(PageLists.record(scope, folder, entry, SourceMark.of(source), draft));
            if (draft.pages().get().only()) {
                return;
            }
        }
        long mark = 0;
        for (int i = 0; i < attachments.size(); i++) {
            if (!(attachments.get(i).content() instanceof AttachmentContent.Missing missing)) {
                continue;
            }
            mark = mark == 0 ? SourceMark.of(source) : mark;
            List<String> named = missing.places().isEmpty()
                    ? attachments.get(i).name().stream().toList()
                    : missing.places();
            reference(scope, folder, new Message(entry, draft.offset(), mark), i, missing.body(), named);
        }
    }

    /** A name that a message gives to its attachment of that index. */
    void reference(int scope, String folder, Message by, int index, boolean body, List<String> named) {
        List<ExportParts.Place> places = new ArrayList<>();
        List<ExportParts.Place> elsewhere = new ArrayList<>();
        for (String name : named.subList(0, Math.min(NAMED, named.size()))) {
            for (String place : ExportPath.places(folder, name)) {
                places.add(new ExportParts.Place(scope, place));
                parts.place(scope, place).ifPresent(elsewhere::add);
            }
        }
        // another part of the export only if this one has no such file
        places.addAll(elsewhere);
        byte rank = 0;
        for (ExportParts.Place place : places) {
            if (rank < Byte.MAX_VALUE && bytes < MOST_NAMED) {
                ByteBuffer record = begin(place.scope(), place.path(), REFERENCE, 26);
                bytes += record.capacity();
                sorter.add(record.putInt(by.entry())
                        .putLong(by.offset())
                        .putInt(index)
                        .put(rank++)
                        .put((byte) (body ? 1 : 0))
                        .putLong(by.mark())
                        .array());
            }
        }
    }

    private static ByteBuffer begin(int scope, String path, byte type, int more) {
        byte[] folded = ExportPath.folded(path).getBytes(StandardCharsets.UTF_8);
        byte[] exact = path.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + folded.length + exact.length + 3 + more)
                .putInt(scope + 1)
                .put(folded)
                .put((byte) 0)
                .put(type)
                .put(exact)
                .put((byte) 0);
    }

    /** Where a message is read.
     *
     *  @param mark of its entry's source */
    record Message(int entry, long offset, long mark) {}

    /** A file that a name leads to.
     *
     *  @param exact its path, in UTF-8
     *  @param mark of its source
     *  @param own whether it is read or opened for itself */
    record File(byte[] exact, int ordinal, long mark, boolean own) {}

    /** An attachment, and a file that it can mean.
     *
     *  @param index the attachment's place in its draft
     *  @param rank how many names are likelier
     *  @param body whether the file is the message's text */
    record Pair(Message by, int index, byte rank, boolean body, File file) {}

    /** From names, as they come from the sorter, the files first, to pairs of an attachment and a file that it can mean. */
    static void join(Iterator<byte[]> names, Consumer<Pair> pairs) {
        byte[] place = {};
        List<File> alike = new ArrayList<>();
        while (names.hasNext()) {
            Name name = Name.of(names.next());
            if (!Arrays.equals(name.place(), place)) {
                place = name.place();
                alike.clear();
            }
            ByteBuffer rest = name.rest();
            if (!name.reference()) {
                if (alike.size() < MOST_ALIKE) {
                    alike.add(new File(name.exact(), rest.getInt(), rest.getLong(), rest.get() != 0));
                }
                continue;
            }
            int entry = rest.getInt();
            long offset = rest.getLong();
            int index = rest.getInt();
            byte rank = rest.get();
            boolean body = rest.get() != 0;
            Message by = new Message(entry, offset, rest.getLong());
            meant(alike, name.exact(), entry).ifPresent(file -> pairs.accept(new Pair(by, index, rank, body, file)));
        }
    }

    private static Optional<File> meant(List<File> alike, byte[] exact, int entry) {
        if (alike.size() == MOST_ALIKE) {
            return Optional.empty();
        }
        List<File> others =
                alike.stream().filter(file -> file.ordinal() != entry).toList();
        List<File> exactly = others.stream()
                .filter(file -> Arrays.equals(file.exact(), exact))
                .toList();
        List<File> candidates = exactly.isEmpty() ? others : exactly;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** A name from the sorter, taken apart. */
    private record Name(byte[] place, boolean reference, byte[] exact, ByteBuffer rest) {
        static Name of(byte[] record) {
            int end = zero(record, Integer.BYTES);
            int exactEnd = zero(record, end + 2);
            return new Name(
                    Arrays.copyOf(record, end),
                    record[end + 1] == REFERENCE,
                    Arrays.copyOfRange(record, end + 2, exactEnd),
                    ByteBuffer.wrap(record, exactEnd + 1, record.length - exactEnd - 1));
        }

        private static int zero(byte[] record, int from) {
            int at = from;
            while (record[at] != 0) {
                at++;
            }
            return at;
        }
    }
}
