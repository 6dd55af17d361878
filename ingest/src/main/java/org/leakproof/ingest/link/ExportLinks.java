package org.leakproof.ingest.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
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
                    .walk(plan.listing(), new LinkSurvey(plan, new ExportNames(names, numbers, parts), besides));
            files.guarded(() -> {
                new PageLists(new ExportNames(names, numbers, parts), pagesByMessage, absorbedByMessage)
                        .join(numbers.sorted());
                pagesByMessage.sorted().forEachRemaining(pages::add);
                absorbedByMessage.sorted().forEachRemaining(absorbed::add);
                ExportNames.join(names.sorted(), pair -> byMessage.add(record(pair)));
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

    /** A pair for the sorter: those of an attachment come together, the likeliest file first. */
    private static byte[] record(ExportNames.Pair pair) {
        return ByteBuffer.allocate(39)
                .putInt(pair.by().entry())
                .putLong(pair.by().offset())
                .putInt(pair.index())
                .put(pair.rank())
                .putLong(pair.by().mark())
                .putInt(pair.file().ordinal())
                .putLong(pair.file().mark())
                .put((byte) (pair.file().own() ? 1 : 0))
                .put((byte) (pair.body() ? 1 : 0))
                .array();
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
            return next.getInt(0) == ordinal && next.getLong(4) == SourceMark.of(source)
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
                    mark = mark == 0 ? SourceMark.of(source) : mark;
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
