package org.leakproof.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.inspect.Belongings;
import org.leakproof.ingest.link.ExportLinks;
import org.leakproof.ingest.link.LinkSurvey;
import org.leakproof.ingest.link.PageLists;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.log.MissingFile;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.ingest.walk.WorkFiles;

/** The files of an export that its messages name: hash, size and text of each, kept in the work folder until the messages
 *  are read. Files that messages sent earlier name, and no others, are left out. */
final class LinkedFiles implements Belongings, AutoCloseable {
    /** Characters that the texts of one file come to in the messages that name it. Later messages get its hash and size: a chat
     *  that names one large file in every line would else fill any disk. */
    private static final long MOST_REPEATED = 64L << 20;

    private final ExportLinks links;
    private final ExportLinks.Claims claims;
    private final ExportLinks.Messages messages;
    private final PageLists.Pages pages;
    private final PageLists.Absorbed absorbed;
    private final long mostText;
    private final KeptFiles files;

    private LinkedFiles(ExportLinks links, KeptFiles files, long mostText) {
        this.links = links;
        this.files = files;
        this.claims = links.claims();
        this.messages = links.messages(files::counted);
        this.pages = links.pages();
        this.absorbed = links.absorbed();
        this.mostText = mostText;
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
        WorkFiles work = WorkFiles.in(plan.work());
        KeptFiles files = new KeptFiles(work, plan.budget().spoolBytes());
        LinkedFiles found = new LinkedFiles(links, files, mostText);
        boolean whole = false;
        try (LinkedFilesWalk walk = new LinkedFilesWalk(plan, texts, what, links, files)) {
            walk.walk(work);
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
            Optional<KeptFiles.Kept> kept =
                    link.index() < attachments.size() ? files.of(link.file()) : Optional.empty();
            if (kept.isEmpty()) {
                continue;
            }
            DraftAttachment named = attachments.get(link.index());
            long times = files.counted(link.file());
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
        files.close();
        links.close();
    }
}
