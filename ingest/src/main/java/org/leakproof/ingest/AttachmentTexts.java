package org.leakproof.ingest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.extract.protocol.Doubt;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.ingest.extract.DocumentSource;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.DraftAttachment;

/** Turns what a reader found of attachments into attachments with text, or with the reason why none. */
final class AttachmentTexts {
    /** The attachments of a message, and what is to be known about their texts. */
    record Found(List<Attachment> attachments, Set<Flag> flags) {}

    private record One(Attachment attachment, Set<Flag> flags) {}

    private final TextExtractor extractor;
    private final Executor executor;
    private final boolean wanted;
    private final long limit;

    /** @param wanted whether to extract; what is ready is taken in any case
     *  @param limit UTF-16 units that the attachments of one message may have together */
    AttachmentTexts(TextExtractor extractor, Executor executor, boolean wanted, long limit) {
        this.extractor = extractor;
        this.executor = executor;
        this.wanted = wanted;
        this.limit = limit;
    }

    /** Begins with all attachments of a message; the content may be closed once the future is done. */
    CompletableFuture<Found> of(List<DraftAttachment> drafts, long ownLength) {
        List<CompletableFuture<One>> parts = new ArrayList<>(drafts.size());
        boolean later = false;
        for (int i = 0; i < drafts.size(); i++) {
            CompletableFuture<One> part = one(i, drafts.get(i));
            later |= !part.isDone();
            parts.add(part);
        }
        if (!later) {
            return CompletableFuture.completedFuture(withinLimit(parts, ownLength));
        }
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> withinLimit(parts, ownLength));
    }

    /** Whether texts of attachments are asked for. */
    boolean wanted() {
        return wanted;
    }

    /** Begins with a document that stands alone. */
    CompletableFuture<Extraction> document(DocumentSource source, String name) {
        return CompletableFuture.supplyAsync(
                () -> extractor.extract(source, "application/octet-stream", extension(name)), executor);
    }

    private CompletableFuture<One> one(int ordinal, DraftAttachment draft) {
        AttachmentContent content = draft.content();
        if (content instanceof AttachmentContent.Ready ready) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.TEXT, ready.text(), null));
        }
        if (content instanceof AttachmentContent.Held held) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.HELD, null, held.reason()));
        }
        if (content instanceof AttachmentContent.Missing) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.MISSING, null, null));
        }
        if (content instanceof AttachmentContent.NotRead) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.NOT_EXTRACTED, null, null));
        }
        if (draft.size() == 0 || content instanceof AttachmentContent.NoText) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.NO_TEXT, null, null));
        }
        if (!wanted) {
            return done(with(ordinal, draft, draft.mediaType(), TextStatus.NOT_EXTRACTED, null, null));
        }
        return CompletableFuture.supplyAsync(
                () -> extracted(
                        ordinal,
                        draft,
                        extract(content, draft.mediaType(), draft.name().orElse(""))),
                executor);
    }

    private static CompletableFuture<One> done(Attachment attachment) {
        return CompletableFuture.completedFuture(new One(attachment, Set.of()));
    }

    private Extraction extract(AttachmentContent content, String mediaType, String name) {
        if (content instanceof AttachmentContent.InHeap heap) {
            return extractor.extract(
                    DocumentSource.of(heap.bytes()), typeWith(heap.charset(), mediaType), extension(name));
        }
        if (content instanceof AttachmentContent.InFile file) {
            return extractor.extract(
                    DocumentSource.of(file.file()), typeWith(file.charset(), mediaType), extension(name));
        }
        throw new IllegalArgumentException("nothing to extract");
    }

    private static String typeWith(Optional<String> charset, String mediaType) {
        return charset.map(name -> mediaType + "; charset=" + name).orElse(mediaType);
    }

    private static One extracted(int ordinal, DraftAttachment draft, Extraction extraction) {
        if (extraction instanceof Extraction.Text text) {
            return new One(
                    with(ordinal, draft, text.detectedMediaType(), TextStatus.TEXT, text.text(), null), flags(text));
        }
        Extraction.NoText none = (Extraction.NoText) extraction;
        return new One(
                heldReason(none.reason())
                        .map(reason -> with(ordinal, draft, draft.mediaType(), TextStatus.HELD, null, reason))
                        .orElseGet(() -> with(ordinal, draft, draft.mediaType(), TextStatus.NO_TEXT, null, null)),
                Set.of());
    }

    /** What is to be known about a text. */
    static Set<Flag> flags(Extraction.Text text) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Doubt doubt : text.doubts()) {
            flags.add(
                    switch (doubt) {
                        case PARTS_LEFT_OUT -> Flag.PARTS_LEFT_OUT;
                        case CHARSET_GUESSED -> Flag.CHARSET_GUESSED;
                    });
        }
        return flags;
    }

    /** Why it is held; empty if there is no text to be had and nothing is wrong with that. */
    static Optional<HeldReason> heldReason(Reason reason) {
        return switch (reason) {
            case EMPTY, NO_TEXT -> Optional.empty();
            case UNSUPPORTED -> Optional.of(HeldReason.UNSUPPORTED);
            case ENCRYPTED -> Optional.of(HeldReason.ENCRYPTED);
            case DAMAGED -> Optional.of(HeldReason.DAMAGED);
            case GARBLED -> Optional.of(HeldReason.GARBLED);
            case TIMEOUT -> Optional.of(HeldReason.TIMEOUT);
            case OUT_OF_MEMORY -> Optional.of(HeldReason.OUT_OF_MEMORY);
            case CRASHED -> Optional.of(HeldReason.CRASHED);
            case TOO_LARGE -> Optional.of(HeldReason.TOO_LARGE);
            case SUSPECT_EMPTY -> Optional.of(HeldReason.EMPTY_SUSPECT);
        };
    }

    private static Attachment with(
            int ordinal, DraftAttachment draft, String mediaType, TextStatus status, String text, HeldReason held) {
        return new Attachment(
                ordinal,
                draft.parent(),
                draft.name(),
                mediaType,
                draft.size(),
                draft.sha256(),
                status,
                Optional.ofNullable(text),
                Optional.ofNullable(held));
    }

    /** Attachments that would take the message beyond the limit are held; those before and after them go on. */
    private Found withinLimit(List<CompletableFuture<One>> parts, long ownLength) {
        List<Attachment> attachments = new ArrayList<>(parts.size());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        long length = ownLength;
        for (CompletableFuture<One> part : parts) {
            Attachment attachment = part.join().attachment();
            flags.addAll(part.join().flags());
            long more = attachment.text().map(String::length).orElse(0);
            if (length + more > limit) {
                attachment = new Attachment(
                        attachment.ordinal(),
                        attachment.parent(),
                        attachment.name(),
                        attachment.mediaType(),
                        attachment.size(),
                        attachment.sha256(),
                        TextStatus.HELD,
                        Optional.empty(),
                        Optional.of(HeldReason.TOO_LARGE));
            } else {
                length += more;
            }
            attachments.add(attachment);
        }
        return new Found(attachments, flags);
    }

    /** What follows the last dot, if it looks like an extension: a hint, and nothing else of the name. */
    private static String extension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return extension.length() <= 5 && extension.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                ? extension
                : "";
    }
}
