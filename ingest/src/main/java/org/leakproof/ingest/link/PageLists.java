package org.leakproof.ingest.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.walk.RecordFile;
import org.leakproof.ingest.walk.RecordSorter;

/** Brings documents together with the lists of their pages that other files of the export hold: load files come in pairs. A
 *  list joins its document if just one of the same container has its number; otherwise it stays a message of its own. */
public final class PageLists {
    private static final byte DOCUMENT = 0;
    private static final byte LIST = 1;

    private final ExportNames names;
    private final RecordSorter pages;
    private final RecordSorter absorbed;

    /** @param names where the names of pages are noted, as those of whom they belong to
     *  @param pages for what documents get
     *  @param absorbed for lists that are no messages any more */
    PageLists(ExportNames names, RecordSorter pages, RecordSorter absorbed) {
        this.names = names;
        this.pages = pages;
        this.absorbed = absorbed;
    }

    /** A document, or a list of pages, for the sorter: those of the same number come together, the document first. */
    static byte[] record(int scope, String folder, int entry, long mark, Draft draft) {
        Draft.Pages number = draft.pages().orElseThrow();
        byte[] key = ExportPath.folded(number.number()).replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
        StringBuilder list = new StringBuilder(folder);
        if (number.only()) {
            draft.attachments()
                    .forEach(page -> list.append('\0').append(page.name().orElse("")));
        }
        byte[] words = list.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + key.length + 2 + 33 + words.length)
                .putInt(scope + 1)
                .put(key)
                .put((byte) 0)
                .put(number.only() ? LIST : DOCUMENT)
                .putInt(entry)
                .putLong(draft.offset())
                .putLong(draft.length())
                .putLong(mark)
                .putInt(draft.attachments().size())
                .put((byte) (draft.flags().contains(Flag.PARTS_LEFT_OUT) ? 1 : 0))
                .put(words)
                .array();
    }

    /** A record, taken apart. */
    private record Numbered(
            byte[] key,
            boolean list,
            ExportNames.Message at,
            long length,
            int attachments,
            byte partsLeftOut,
            String words) {
        static Numbered of(byte[] record) {
            int end = Integer.BYTES;
            while (record[end] != 0) {
                end++;
            }
            ByteBuffer rest = ByteBuffer.wrap(record, end + 2, record.length - end - 2);
            int entry = rest.getInt();
            long offset = rest.getLong();
            long length = rest.getLong();
            long mark = rest.getLong();
            int attachments = rest.getInt();
            byte partsLeftOut = rest.get();
            return new Numbered(
                    Arrays.copyOf(record, end),
                    record[end + 1] == LIST,
                    new ExportNames.Message(entry, offset, mark),
                    length,
                    attachments,
                    partsLeftOut,
                    new String(record, rest.position(), rest.remaining(), StandardCharsets.UTF_8));
        }

        int scope() {
            return ByteBuffer.wrap(key).getInt() - 1;
        }
    }

    void join(Iterator<byte[]> numbers) {
        byte[] key = {};
        Optional<Numbered> document = Optional.empty();
        boolean several = false;
        int next = 0;
        while (numbers.hasNext()) {
            Numbered one = Numbered.of(numbers.next());
            if (!Arrays.equals(one.key(), key)) {
                key = one.key();
                document = Optional.empty();
                several = false;
            }
            if (!one.list()) {
                several |= document.isPresent();
                document = Optional.of(one);
                next = one.attachments();
            } else if (document.isPresent() && !several) {
                pages(one, document.get().at(), next, true);
                next += one.attachments();
                absorbed.add(ByteBuffer.allocate(28)
                        .putInt(one.at().entry())
                        .putLong(one.at().offset())
                        .putLong(one.at().mark())
                        .putLong(one.length())
                        .array());
            } else {
                pages(one, one.at(), 0, false);
            }
        }
    }

    private void pages(Numbered list, ExportNames.Message owner, int first, boolean given) {
        String[] words = list.words().split("\0", -1);
        for (int i = 1; i < words.length; i++) {
            int index = first + i - 1;
            names.reference(list.scope(), words[0], owner, index, false, List.of(words[i]));
            if (given) {
                byte[] name = words[i].getBytes(StandardCharsets.UTF_8);
                pages.add(ByteBuffer.allocate(25 + name.length)
                        .putInt(owner.entry())
                        .putLong(owner.offset())
                        .putInt(index)
                        .putLong(owner.mark())
                        .put(list.partsLeftOut())
                        .put(name)
                        .array());
            }
        }
    }

    /** A page that a document gets.
     *
     *  @param partsLeftOut whether its list says that there are more */
    public record Page(String name, boolean partsLeftOut) {
        @Override
        public String toString() {
            return "Page[" + name.length() + " chars]";
        }
    }

    /** What documents get, asked for message by message in walking order. */
    public static final class Pages {
        private final Ordered records;

        Pages(RecordFile.Reader reader) {
            this.records = new Ordered(reader);
        }

        /** The pages of a document.
         *
         *  @param entry and offset: not before those asked for last */
        public List<Page> of(int entry, String source, long offset) {
            List<Page> found = new ArrayList<>();
            for (Optional<ByteBuffer> next = records.at(entry, offset);
                    next.isPresent();
                    next = records.at(entry, offset)) {
                ByteBuffer record = next.get();
                if (record.getLong(16) == SourceMark.of(source)) {
                    String name = new String(record.array(), 25, record.capacity() - 25, StandardCharsets.UTF_8);
                    found.add(new Page(name, record.get(24) != 0));
                }
            }
            return found;
        }
    }

    /** Lists that are no messages of their own, asked for message by message in walking order. */
    public static final class Absorbed {
        private final Ordered records;

        Absorbed(RecordFile.Reader reader) {
            this.records = new Ordered(reader);
        }

        /** The length of the list that begins here; empty if this is something else, or was asked for before. */
        public OptionalLong at(int entry, String source, long offset) {
            return records.at(entry, offset)
                    .filter(record -> record.getLong(12) == SourceMark.of(source))
                    .map(record -> OptionalLong.of(record.getLong(20)))
                    .orElse(OptionalLong.empty());
        }
    }

    /** Records that begin with an entry and an offset, read in that order. */
    private static final class Ordered {
        private final RecordFile.Reader reader;
        private ByteBuffer next = ByteBuffer.allocate(0);

        Ordered(RecordFile.Reader reader) {
            this.reader = reader;
        }

        /** The next record of this place. */
        Optional<ByteBuffer> at(int entry, long offset) {
            while (true) {
                if (next.capacity() == 0) {
                    if (!reader.hasNext()) {
                        return Optional.empty();
                    }
                    next = ByteBuffer.wrap(reader.next());
                }
                int order = Integer.compare(next.getInt(0), entry);
                order = order == 0 ? Long.compare(next.getLong(4), offset) : order;
                if (order > 0) {
                    return Optional.empty();
                }
                ByteBuffer found = next;
                next = ByteBuffer.allocate(0);
                if (order == 0) {
                    return Optional.of(found);
                }
            }
        }
    }
}
