package org.leakproof.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.ingest.language.LanguageGuess;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;

/** A message on its way: its attachments are being extracted. */
final class MessageItem implements Carrier.Item {
    private final Draft draft;
    private final Provenance provenance;
    private final List<SignatureCheck> authenticity;
    private final CompletableFuture<AttachmentTexts.Found> attachments;
    private Optional<String> language = Optional.empty();

    MessageItem(Draft draft, Provenance provenance, List<SignatureCheck> authenticity, AttachmentTexts texts) {
        this.draft = draft;
        this.provenance = provenance;
        this.authenticity = authenticity;
        long own = draft.body().stream()
                .map(Segment::text)
                .mapToLong(String::length)
                .sum();
        this.attachments = texts.of(draft.attachments(), own);
    }

    @Override
    public void prepare() {
        attachments.join();
        draft.close();
        language = LanguageGuess.ofBody(draft.body());
    }

    @Override
    public void send(Carrier.Receiver to) {
        AttachmentTexts.Found found = attachments.join();
        draft.flags(found.flags());
        to.message(draft.toMessage(MessageId.of(provenance), provenance, found.attachments(), language, authenticity));
    }

    @Override
    public long bytes() {
        return draft.length()
                + draft.attachments().stream().mapToLong(MessageItem::held).sum();
    }

    /** What an attachment's content takes until then. */
    private static long held(DraftAttachment attachment) {
        AttachmentContent content = attachment.content();
        if (content instanceof AttachmentContent.Ready ready) {
            return 2L * ready.text().length();
        }
        return content instanceof AttachmentContent.InHeap || content instanceof AttachmentContent.InFile
                ? attachment.size()
                : 0;
    }
}
