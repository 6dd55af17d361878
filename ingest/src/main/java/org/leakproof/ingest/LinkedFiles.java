package org.leakproof.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.inspect.Belongings;
import org.leakproof.ingest.link.ExportLinks;
import org.leakproof.ingest.link.LinkSurvey;
import org.leakproof.ingest.link.PageLists;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.log.MissingFile;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryVisitor;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.ingest.walk.WorkFiles;

/** The files of an export that its messages name: hash, size and text of each, kept in the work folder until the messages
 *  are read. Files that messages sent earlier name, and no others, are left out. */
final class LinkedFiles implements Belongings, AutoCloseable {
    /** Characters that the texts of one file come to in the messages that name it. Later messages get its hash and size: a chat
     *  that names one large file in every line would else fill any disk. */
    private static final long MOST_REPEATED = 64L << 20;

    /** Of the index, for each entry: where its file is kept, plus one, and how many links led to it. */
    private static final int SLOT = 2 * Long.BYTES;

    private static final int MOST_UNDER_WAY = 64;
    private static final long MOST_BYTES_UNDER_WAY = 64L << 20;

    /** Size, flags, status, reason, two bytes unused, characters of text, bytes of hash and media type. */
    private static final int HEAD = 28;

    private final ExportLinks links;
    private final ExportLinks.Claims claims;
    private final ExportLinks.Messages messages;
    private final PageLists.Pages pages;
    private final PageLists.Absorbed absorbed;
    private final long mostText;
    private final long mostKept;
    private final FileChannel index;
    private final FileChannel data;
    private long end;

    private LinkedFiles(ExportLinks links, WorkFiles files, long mostText, long mostKept) {
        this.links = links;
        this.claims = links.claims();
        this.messages = links.messages(this::counted);
        this.pages = links.pages();
        this.absorbed = links.absorbed();
        this.mostText = mostText;
        this.mostKept = mostKept;
        this.index = files.file();
        this.data = files.file();
    }

    /** Which of the linked files are read. */
    enum Read {
        ALL,
        /** Those only that hold a message's own text: of the others it is known that they are there. */
        TEXTS_OF_MESSAGES
    }

    /** Finds the links of an archive and reads the files that they lead to.
     *
     *  @throws ArchiveIngest.Stopped if told to stop by the plan */
    static LinkedFiles read(LinkSurvey.Plan plan, AttachmentTexts texts, long mostText, Read what)
            throws WalkRefusedException, IOException {
        ExportLinks links = ExportLinks.find(plan);
        WorkFiles files = WorkFiles.in(plan.work());
        LinkedFiles found =
                new LinkedFiles(links, files, mostText, plan.budget().spoolBytes());
        boolean whole = false;
        try (Reading reading = found.new Reading(plan, texts, what)) {
            if (reading.hasMore()) {
                new ArchiveWalker(plan.budget(), plan.passwords(), plan.work()).walk(plan.listing(), reading);
            }
            files.guarded(() -> reading.settle(0, 0));
            whole = true;
            return found;
        } catch (AllRead e) {
            whole = true;
            return found;
        } finally {
            if (!whole) {
                found.close();
            }
        }
    }

    ExportLinks links() {
        return links;
    }

    /** For somebody who looks at an archive and takes nothing: extracts nothing that is not plain text anyway. */
    static LinkedFiles glance(LinkSurvey.Plan plan, Read what) throws WalkRefusedException, IOException {
        long mostText = ReadOptions.MAX_TEXT_LENGTH;
        return read(plan, new AttachmentTexts(new PlainText(), Runnable::run, false, mostText), mostText, what);
    }

    @Override
    public boolean isAttached(Entry entry) {
        return claims.on(entry.ordinal(), entry.source()).isPresent();
    }

    @Override
    public boolean isElsewhere(int entry, String source, long offset) {
        return absorbed(entry, source, offset).isPresent();
    }

    /** Fills in what a draft names.
     *
     *  @param entry and the draft's offset: not before those of the last call
     *  @param source of the entry, as text */
    @Override
    public void complete(Draft draft, int entry, String source) {
        List<PageLists.Page> given = pages.of(entry, source, draft.offset());
        if (!given.isEmpty()) {
            List<DraftAttachment> all = new ArrayList<>(draft.attachments());
            given.forEach(page -> all.add(MissingFile.named(page.name())));
            draft.attachments(all);
            if (given.stream().anyMatch(PageLists.Page::partsLeftOut)) {
                draft.flag(Flag.PARTS_LEFT_OUT);
            }
        }
        List<ExportLinks.Link> found = messages.of(entry, source, draft.offset());
        if (found.isEmpty()) {
            return;
        }
        List<DraftAttachment> attachments = new ArrayList<>(draft.attachments());
        List<DraftAttachment> bodies = new ArrayList<>();
        long text = 0;
        for (ExportLinks.Link link : found) {
            Optional<Kept> kept = link.index() < attachments.size() ? kept(link.file()) : Optional.empty();
            if (kept.isEmpty()) {
                continue;
            }
            DraftAttachment named = attachments.get(link.index());
            long times = counted(link.file());
            text += kept.get().chars();
            DraftAttachment filled = times * kept.get().chars() > MOST_REPEATED
                    ? kept.get().withoutText(named)
                    : kept.get().fill(named, text <= mostText);
            attachments.set(link.index(), filled);
            draft.flags(kept.get().flags());
            if (link.body()
                    && draft.body().isEmpty()
                    && filled.content() instanceof AttachmentContent.Ready ready
                    && attachments.stream().allMatch(a -> a.parent().isEmpty())) {
                draft.body(ready.text());
                bodies.add(filled);
            }
        }
        attachments.removeIf(attachment -> bodies.stream().anyMatch(body -> body == attachment));
        draft.attachments(attachments);
    }

    /** How long something is that a reader finds here, and that belongs to another entry's message; empty for a message of its
     *  own, or at the second call. */
    OptionalLong absorbed(int entry, String source, long offset) {
        return absorbed.at(entry, source, offset);
    }

    @Override
    public void close() {
        try {
            index.close();
            data.close();
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
        links.close();
    }

    /** What is kept of a file.
     *
     *  @param chars of its text, which begins at {@code at} */
    private final class Kept {
        private final ByteBuffer head;
        private final long at;

        Kept(ByteBuffer head, long at) {
            this.head = head;
            this.at = at;
        }

        long chars() {
            return head.getInt(20);
        }

        Set<Flag> flags() {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            for (Flag flag : Flag.values()) {
                if ((head.getLong(8) & 1L << flag.ordinal()) != 0) {
                    flags.add(flag);
                }
            }
            return flags;
        }

        DraftAttachment withoutText(DraftAttachment named) {
            return with(named, new AttachmentContent.NotRead());
        }

        DraftAttachment fill(DraftAttachment named, boolean fits) {
            AttachmentContent content = switch (TextStatus.values()[head.get(16)]) {
                case TEXT ->
                    fits ? new AttachmentContent.Ready(text()) : new AttachmentContent.Held(HeldReason.TOO_LARGE);
                case HELD -> new AttachmentContent.Held(HeldReason.values()[head.get(17)]);
                case NOT_EXTRACTED -> new AttachmentContent.NotRead();
                case NO_TEXT, MISSING -> new AttachmentContent.NoText();
            };
            return with(named, content);
        }

        private DraftAttachment with(DraftAttachment named, AttachmentContent content) {
            byte[] words = new byte[head.getInt(24)];
            read(data, ByteBuffer.wrap(words), at);
            String[] both = new String(words, StandardCharsets.UTF_8).split("\n", -1);
            String mediaType = both[1].isEmpty() ? named.mediaType() : both[1];
            return new DraftAttachment(named.parent(), named.name(), mediaType, head.getLong(0), both[0], content);
        }

        private String text() {
            ByteBuffer bytes = ByteBuffer.allocate(2 * head.getInt(20));
            read(data, bytes, at + head.getInt(24));
            return bytes.flip().asCharBuffer().toString();
        }
    }

    /** Counts a link to a file: how many there have been, in the order of messages, those sent earlier among them. */
    private long counted(int file) {
        ByteBuffer count = ByteBuffer.allocate(Long.BYTES);
        long at = (long) file * SLOT + Long.BYTES;
        long before = read(index, count, at) < Long.BYTES ? 0 : count.getLong(0);
        write(index, ByteBuffer.allocate(Long.BYTES).putLong(before + 1).flip(), at);
        return before + 1;
    }

    private Optional<Kept> kept(int file) {
        ByteBuffer place = ByteBuffer.allocate(Long.BYTES);
        if (read(index, place, (long) file * SLOT) < Long.BYTES || place.getLong(0) == 0) {
            return Optional.empty();
        }
        long at = place.getLong(0) - 1;
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        read(data, head, at);
        return Optional.of(new Kept(head, at + HEAD));
    }

    private void keep(
            EntryReport report,
            TextStatus status,
            Optional<HeldReason> held,
            String mediaType,
            String text,
            Set<Flag> flags) {
        boolean fits = end + 2L * text.length() <= mostKept;
        TextStatus kept = fits ? status : TextStatus.HELD;
        String kind = fits ? text : "";
        byte[] words = (report.sha256().orElse("") + "\n" + mediaType).getBytes(StandardCharsets.UTF_8);
        long marks = 0;
        for (Flag flag : flags) {
            marks |= 1L << flag.ordinal();
        }
        ByteBuffer record = ByteBuffer.allocate(HEAD + words.length + 2 * kind.length());
        record.putLong(report.size())
                .putLong(marks)
                .put((byte) kept.ordinal())
                .put((byte) held.orElse(HeldReason.TOO_LARGE).ordinal())
                .putShort((short) 0)
                .putInt(kind.length())
                .putInt(words.length)
                .put(words);
        record.asCharBuffer().put(kind);
        write(data, record.rewind(), end);
        write(index, ByteBuffer.allocate(Long.BYTES).putLong(end + 1).flip(), (long) report.ordinal() * SLOT);
        end += record.capacity();
    }

    private static int read(FileChannel file, ByteBuffer into, long from) {
        try {
            int n = 0;
            while (into.hasRemaining() && n >= 0) {
                n = file.read(into, from + into.position());
            }
            return into.position();
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes, long at) {
        try {
            for (long to = at; bytes.hasRemaining(); ) {
                to += file.write(bytes, to);
            }
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }

    /** The last file that is wanted has been read. */
    private static final class AllRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AllRead() {
            super(null, null, false, false);
        }
    }

    /** The walk that reads them. */
    private final class Reading implements EntryVisitor, AutoCloseable {
        private final LinkSurvey.Plan plan;
        private final AttachmentTexts texts;
        private final Read what;
        private final ExportLinks.Claims claims;
        /** What was asked for and is not reported yet: the leaf in hand and the containers around it. */
        private final Map<Integer, ExportLinks.Claim> asked = new HashMap<>();

        private Optional<LooseDocument> document = Optional.empty();
        private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>();
        private long bytes;

        private record UnderWay(EntryReport report, LooseDocument document) {}

        Reading(LinkSurvey.Plan plan, AttachmentTexts texts, Read what) {
            this.plan = plan;
            this.texts = texts;
            this.what = what;
            this.claims = links.claims();
        }

        private Optional<ExportLinks.Claim> wanted(Entry entry) {
            return claims.on(entry.ordinal(), entry.source()).filter(this::isWanted);
        }

        private boolean isWanted(ExportLinks.Claim claim) {
            return claim.wanted() && (what == Read.ALL || claim.body());
        }

        /** Whether there may be something to read. */
        boolean hasMore() {
            return what == Read.ALL ? claims.hasMore() : links.claims().anyIsBody();
        }

        @Override
        public Decision decide(Entry entry) {
            plan.checkStop().run();
            document = Optional.empty();
            Optional<ExportLinks.Claim> claim = wanted(entry);
            claim.ifPresent(one -> asked.put(entry.ordinal(), one));
            boolean message =
                    plan.readers().accepting(plan.heads().apply(entry)).isPresent();
            if (!message && entry.container().isPresent()) {
                return Decision.DESCEND;
            }
            if (claim.isPresent()) {
                return message || !extracts(claim.get()) ? Decision.UNSUPPORTED : Decision.READ;
            }
            return entry.declaredSize().isPresent()
                    ? new Decision.Skip(entry.declaredSize().getAsLong())
                    : Decision.UNSUPPORTED;
        }

        private boolean extracts(ExportLinks.Claim claim) {
            return !claim.own() && (texts.wanted() || claim.body());
        }

        @Override
        public void read(Entry entry) throws IOException {
            document = Optional.of(LooseDocument.of(entry, plan.work(), texts));
        }

        @Override
        public void report(EntryReport report) {
            Optional<ExportLinks.Claim> claim = Optional.ofNullable(asked.remove(report.ordinal()));
            if (claim.isEmpty()) {
                // the walker settles some entries alone, and asks nobody
                claim = settledAlone(report);
            }
            claim.ifPresent(one -> reported(report, one));
            if (!claims.hasMore() && asked.isEmpty()) {
                settle(0, 0);
                throw new AllRead();
            }
        }

        private Optional<ExportLinks.Claim> settledAlone(EntryReport report) {
            boolean alone = switch (report.status()) {
                case READ, CONTAINER, SKIPPED, UNSUPPORTED -> false;
                default -> report.container().isEmpty() && !report.read();
            };
            return alone ? claims.on(report.ordinal(), report.source()).filter(this::isWanted) : Optional.empty();
        }

        private void reported(EntryReport report, ExportLinks.Claim claim) {
            Optional<HeldReason> held = report.status() == org.leakproof.ingest.walk.EntryStatus.UNSUPPORTED
                    ? Optional.empty()
                    : EntryOutcomes.held(report.status());
            Optional<LooseDocument> read = document;
            document = Optional.empty();
            if (held.isPresent()) {
                read.ifPresent(LooseDocument::await);
                keep(report, TextStatus.HELD, held, "", "", Set.of());
            } else if (read.isPresent()) {
                underWay.add(new UnderWay(report, read.get()));
                bytes += read.get().bytes();
                settle(MOST_UNDER_WAY, MOST_BYTES_UNDER_WAY);
            } else {
                boolean empty = report.size() == 0;
                keep(report, empty ? TextStatus.NO_TEXT : TextStatus.NOT_EXTRACTED, held, "", "", Set.of());
            }
        }

        /** Waits for texts until no more than so many are under way. */
        void settle(int mostDocuments, long mostBytes) {
            while (!underWay.isEmpty() && (underWay.size() > mostDocuments || bytes > mostBytes)) {
                UnderWay first = underWay.remove();
                bytes -= first.document().bytes();
                first.document().await();
                if (first.document().extraction() instanceof Extraction.Text text) {
                    keep(
                            first.report(),
                            TextStatus.TEXT,
                            Optional.empty(),
                            text.detectedMediaType(),
                            text.text(),
                            AttachmentTexts.flags(text));
                } else {
                    Optional<HeldReason> held = first.document().held();
                    TextStatus status = held.isPresent() ? TextStatus.HELD : TextStatus.NO_TEXT;
                    String mediaType = first.document().extraction().detectedMediaType();
                    keep(first.report(), status, held, mediaType, "", Set.of());
                }
            }
        }

        /** Frees what is under way. */
        @Override
        public void close() {
            underWay.forEach(one -> one.document().await());
            underWay.clear();
        }
    }
}
