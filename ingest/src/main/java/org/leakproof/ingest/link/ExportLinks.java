package org.leakproof.ingest.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.leakproof.contract.record.Hashes;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.EntrySource;
import org.leakproof.ingest.walk.RecordFile;
import org.leakproof.ingest.walk.RecordSorter;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.ingest.walk.WorkFiles;

/** Which attachments of an archive's messages are which of its entries. Found in a walk of its own before the archive is
 *  read, because a file may stand before or after the message that names it; kept in files of the work folder, in walking
 *  order, so that neither millions of files nor millions of messages need heap.
 *
 *  <p>A file is linked if it lies in the same container as the message's entry, or in another part of the same export, at
 *  a place that the message's words can mean. Case counts only where it tells two files apart; where two files could be
 *  meant, none is. */
public final class ExportLinks implements AutoCloseable {
    /** Counts up whenever the same archive gives other links than before. */
    public static final int VERSION = 2;

    /** Files whose names differ in nothing but case, or not even that; more of them are nobody's attachments. */
    private static final int MOST_ALIKE = 64;

    /** Names that an attachment is looked for under. */
    private static final int NAMED = 24;

    /** Bytes of names that messages give: what goes beyond is not linked. */
    private static final long MOST_NAMED = 4L << 30;

    private final RecordFile links;
    private final RecordFile claims;
    private final RecordFile pages;
    private final RecordFile absorbed;
    private final Besides besides;

    private ExportLinks(RecordFile links, RecordFile claims, RecordFile pages, RecordFile absorbed, Besides besides) {
        this.links = links;
        this.claims = claims;
        this.pages = pages;
        this.absorbed = absorbed;
        this.besides = besides;
    }

    /** An attachment that is an entry.
     *
     *  @param index the attachment's place in its draft
     *  @param file ordinal of the entry
     *  @param body whether the file is the message's text */
    public record Link(int index, int file, boolean body) {}

    /** An entry that an attachment names.
     *
     *  @param wanted whether a message names it that is still to be sent
     *  @param body whether it is some message's text
     *  @param own whether it is read or opened for itself: then its text is not the attachment's */
    public record Claim(boolean wanted, boolean body, boolean own) {}

    /** Looks at the whole archive.
     *
     *  @throws IOException as {@link ArchiveWalker#walk} */
    public static ExportLinks find(LinkSurvey.Plan plan) throws WalkRefusedException, IOException {
        WorkFiles files = WorkFiles.in(plan.work());
        RecordFile links = files.records();
        RecordFile claims = files.records();
        RecordFile pages = files.records();
        RecordFile absorbed = files.records();
        Besides besides = new Besides(plan.work());
        ExportLinks found = new ExportLinks(links, claims, pages, absorbed, besides);
        boolean whole = false;
        ExportParts parts = new ExportParts();
        try (RecordSorter names = files.sorter();
                RecordSorter numbers = files.sorter();
                RecordSorter pagesByMessage = files.sorter();
                RecordSorter absorbedByMessage = files.sorter();
                RecordSorter byMessage = files.sorter();
                RecordSorter byFile = files.sorter()) {
            new ArchiveWalker(plan.budget(), plan.passwords(), plan.work())
                    .walk(plan.listing(), new LinkSurvey(plan, new Names(names, numbers, parts), besides));
            files.guarded(() -> {
                new PageLists(new Names(names, numbers, parts), pagesByMessage, absorbedByMessage)
                        .join(numbers.sorted());
                pagesByMessage.sorted().forEachRemaining(pages::add);
                absorbedByMessage.sorted().forEachRemaining(absorbed::add);
                join(names.sorted(), byMessage);
                link(byMessage.sorted(), plan, links, byFile);
                claim(byFile.sorted(), claims);
            });
            whole = true;
        } finally {
            if (!whole) {
                found.close();
            }
        }
        return found;
    }

    /** Reads the pages that other files list, in the order of the documents that they belong to. */
    public PageLists.Pages pages() {
        return new PageLists.Pages(pages.reader());
    }

    /** Reads what is no message of its own, in walking order. */
    public PageLists.Absorbed absorbed() {
        return new PageLists.Absorbed(absorbed.reader());
    }

    /** What lies beside an archive's entries and was kept. */
    public Besides besides() {
        return besides;
    }

    /** Reads the claims, in ascending order of entries. */
    public Claims claims() {
        return new Claims(claims.reader());
    }

    /** Reads the links, in the order of messages.
     *
     *  @param passed told of the file of each link that is passed without being asked for */
    public Messages messages(IntConsumer passed) {
        return new Messages(links.reader(), passed);
    }

    @Override
    public void close() {
        links.close();
        claims.close();
        pages.close();
        absorbed.close();
        besides.close();
    }

    /** Tells entries apart whose ordinals a container that ends elsewhere this time has shifted. */
    static long mark(EntrySource source) {
        return mark(source.text());
    }

    static long mark(String source) {
        return ByteBuffer.wrap(Hashes.sha256().digest(source.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Names of files, and names that messages give, for the sorter. Alike names come together, the files first. */
    static final class Names {
        private static final byte FILE = 0;
        private static final byte REFERENCE = 1;
        private final RecordSorter sorter;
        private final RecordSorter numbers;
        private final ExportParts parts;
        private long bytes;

        /** @param numbers for documents and the pages that are listed elsewhere */
        Names(RecordSorter sorter, RecordSorter numbers, ExportParts parts) {
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
                    .putLong(mark(source))
                    .put((byte) (own ? 1 : 0))
                    .array());
        }

        /** Everything that a draft names and does not hold. */
        void draft(int scope, String folder, int entry, EntrySource source, Draft draft) {
            List<DraftAttachment> attachments = draft.attachments();
            if (draft.pages().isPresent()) {
                numbers.add(PageLists.record(scope, folder, entry, mark(source), draft));
                if (draft.pages().get().only()) {
                    return;
                }
            }
            long mark = 0;
            for (int i = 0; i < attachments.size(); i++) {
                if (!(attachments.get(i).content() instanceof AttachmentContent.Missing missing)) {
                    continue;
                }
                mark = mark == 0 ? mark(source) : mark;
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
    }

    /** Where a message is read.
     *
     *  @param mark of its entry's source */
    record Message(int entry, long offset, long mark) {}

    /** A record of {@link Names}, taken apart. */
    private record Name(byte[] place, boolean reference, byte[] exact, ByteBuffer rest) {
        static Name of(byte[] record) {
            int end = zero(record, Integer.BYTES);
            int exactEnd = zero(record, end + 2);
            return new Name(
                    Arrays.copyOf(record, end),
                    record[end + 1] == Names.REFERENCE,
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

    private record File(byte[] exact, int ordinal, long mark, byte own) {}

    /** From names to pairs of an attachment and a file that it can mean, by message and by likelihood. */
    private static void join(Iterator<byte[]> names, RecordSorter byMessage) {
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
                    alike.add(new File(name.exact(), rest.getInt(), rest.getLong(), rest.get()));
                }
                continue;
            }
            int entry = rest.getInt();
            long offset = rest.getLong();
            int index = rest.getInt();
            byte rank = rest.get();
            byte body = rest.get();
            long mark = rest.getLong();
            meant(alike, name.exact(), entry)
                    .ifPresent(file -> byMessage.add(ByteBuffer.allocate(39)
                            .putInt(entry)
                            .putLong(offset)
                            .putInt(index)
                            .put(rank)
                            .putLong(mark)
                            .putInt(file.ordinal())
                            .putLong(file.mark())
                            .put(file.own())
                            .put(body)
                            .array()));
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

    /** Keeps the likeliest file of each attachment. */
    private static void link(Iterator<byte[]> pairs, LinkSurvey.Plan plan, RecordFile links, RecordSorter byFile) {
        byte[] last = {};
        while (pairs.hasNext()) {
            byte[] record = pairs.next();
            if (last.length > 0 && Arrays.equals(record, 0, 16, last, 0, 16)) {
                continue;
            }
            last = record;
            ByteBuffer pair = ByteBuffer.wrap(record);
            int entry = pair.getInt();
            long offset = pair.getLong();
            links.add(record);
            pair.position(25);
            int file = pair.getInt();
            long mark = pair.getLong();
            byte own = pair.get();
            byte body = pair.get();
            byFile.add(ByteBuffer.allocate(15)
                    .putInt(file)
                    .putLong(mark)
                    .put(own)
                    .put((byte) (plan.sent().test(entry, offset) ? 0 : 1))
                    .put(body)
                    .array());
        }
    }

    /** One claim a file. */
    private static void claim(Iterator<byte[]> files, RecordFile claims) {
        byte[] last = {};
        while (files.hasNext()) {
            byte[] record = files.next();
            if (last.length > 0 && Arrays.equals(record, 0, 13, last, 0, 13)) {
                last[13] |= record[13];
                last[14] |= record[14];
                continue;
            }
            if (last.length > 0) {
                claims.add(last);
            }
            last = record;
        }
        if (last.length > 0) {
            claims.add(last);
        }
    }

    /** The claims, asked for entry by entry in walking order. */
    public static final class Claims {
        private final RecordFile.Reader reader;
        private ByteBuffer next = ByteBuffer.allocate(0);

        private Claims(RecordFile.Reader reader) {
            this.reader = reader;
        }

        /** Whether there may be claims further on. */
        public boolean hasMore() {
            return next.capacity() > 0 || reader.hasNext();
        }

        /** Whether any of those further on is some message's text. Uses them up. */
        public boolean anyIsBody() {
            while (reader.hasNext()) {
                if (reader.next()[14] != 0) {
                    return true;
                }
            }
            return false;
        }

        /** The claim on an entry.
         *
         *  @param ordinal not below the one asked for before */
        public Optional<Claim> on(int ordinal, EntrySource source) {
            while (next.capacity() == 0 || next.getInt(0) < ordinal) {
                if (!reader.hasNext()) {
                    next = ByteBuffer.allocate(0);
                    return Optional.empty();
                }
                next = ByteBuffer.wrap(reader.next());
            }
            return next.getInt(0) == ordinal && next.getLong(4) == mark(source)
                    ? Optional.of(new Claim(next.get(13) != 0, next.get(14) != 0, next.get(12) != 0))
                    : Optional.empty();
        }
    }

    /** The links, asked for message by message in walking order. */
    public static final class Messages {
        private final RecordFile.Reader reader;
        private final IntConsumer passed;
        private ByteBuffer next = ByteBuffer.allocate(0);

        private Messages(RecordFile.Reader reader, IntConsumer passed) {
            this.reader = reader;
            this.passed = passed;
        }

        /** The links of a message, by ascending index.
         *
         *  @param entry and offset: not before the message asked for last
         *  @param source of the entry, as text */
        public List<Link> of(int entry, String source, long offset) {
            List<Link> found = new ArrayList<>();
            long mark = 0;
            while (true) {
                if (next.capacity() == 0) {
                    if (!reader.hasNext()) {
                        return found;
                    }
                    next = ByteBuffer.wrap(reader.next());
                }
                int order = Integer.compare(next.getInt(0), entry);
                order = order == 0 ? Long.compare(next.getLong(4), offset) : order;
                if (order > 0) {
                    return found;
                }
                if (order == 0) {
                    mark = mark == 0 ? mark(source) : mark;
                    if (next.getLong(17) == mark) {
                        found.add(new Link(next.getInt(12), next.getInt(25), next.get(38) != 0));
                    }
                } else {
                    passed.accept(next.getInt(25));
                }
                next = ByteBuffer.allocate(0);
            }
        }
    }
}
