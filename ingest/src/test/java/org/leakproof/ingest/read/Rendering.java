package org.leakproof.ingest.read;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.leakproof.contract.record.Alternative;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SentTime;

/** Shows what a reader handed over as text that a person can check and a test can compare. */
public final class Rendering {
    private final StringBuilder out = new StringBuilder();

    private Rendering() {}

    public static String of(List<Recording.Piece> pieces) {
        Rendering rendering = new Rendering();
        pieces.forEach(rendering::piece);
        return rendering.out.toString();
    }

    private void piece(Recording.Piece piece) {
        String place = piece.offset() + " + " + piece.length();
        if (piece.message().isPresent()) {
            line(0, "message " + place);
            message(piece.message().get());
        } else if (piece.held().isPresent()) {
            line(0, "held " + place + " " + piece.held().get() + ", " + piece.attachments() + " attachments");
        } else {
            line(0, "gap " + place);
        }
    }

    private void message(Message message) {
        line(1, "kind " + message.kind());
        if (!message.flags().isEmpty()) {
            line(1, "flags " + new TreeSet<>(message.flags()));
        }
        line(
                1,
                "conversation " + message.conversation().id()
                        + optional(" title ", message.conversation().title()));
        line(1, "sent " + time(message.sent()));
        message.sender().ifPresent(sender -> line(1, "sender " + participant(sender)));
        line(1, "recipients " + message.recipientsBasis());
        message.recipients().forEach(recipient -> line(2, participant(recipient)));
        message.subject().ifPresent(subject -> line(1, "subject " + subject));
        message.platformId().ifPresent(id -> line(1, "id " + id));
        message.replyTo().ifPresent(id -> line(1, "reply to " + id));
        message.references().forEach(id -> line(1, "reference " + id));
        message.edited().ifPresent(edited -> line(1, "edited " + time(edited)));
        if (message.deleted()) {
            line(1, "deleted");
        }
        for (Reaction reaction : message.reactions()) {
            line(
                    1,
                    "reaction " + reaction.symbol()
                            + reaction.by().map(by -> " " + participant(by)).orElse(""));
        }
        for (Header header : message.headers()) {
            line(1, "header " + header.name() + " = " + header.value());
        }
        for (Segment segment : message.body()) {
            text(segment.kind().toString() + optional(" of ", segment.quotedMessage()), segment.text());
        }
        for (Alternative alternative : message.alternatives()) {
            text(
                    "alternative " + alternative.mediaType() + (alternative.chosen() ? ", chosen" : ""),
                    alternative.text());
        }
        message.attachments().forEach(this::attachment);
    }

    private void attachment(Attachment attachment) {
        StringBuilder words = new StringBuilder("attachment ").append(attachment.ordinal());
        attachment.parent().ifPresent(parent -> words.append(" in ").append(parent));
        words.append(" ")
                .append(attachment.mediaType())
                .append(", ")
                .append(attachment.size())
                .append(" bytes");
        words.append(optional(", name ", attachment.name())).append(", ").append(attachment.status());
        attachment.held().ifPresent(reason -> words.append(" ").append(reason));
        if (attachment.text().isPresent()) {
            text(words.toString(), attachment.text().get());
        } else {
            line(1, words.toString());
        }
    }

    private static String time(SentTime time) {
        return time.precision()
                + optional(" ", time.instant())
                + optional(" local ", time.local())
                + ", zone " + time.basis() + optional(" ", time.zone())
                + ", written \"" + time.asWritten() + "\"";
    }

    private static String participant(Participant participant) {
        return participant.role()
                + optional(" name ", participant.name())
                + optional(" address ", participant.address())
                + optional(" handle ", participant.handle())
                + ", named by " + participant.nameSource()
                + (participant.exporter() ? ", exporter" : "");
    }

    private static String optional(String before, Optional<?> value) {
        return value.map(v -> before + v).orElse("");
    }

    private void text(String title, String text) {
        line(1, title);
        text.lines().forEach(line -> line(2, "|" + line));
        if (text.endsWith("\n")) {
            line(2, "|");
        }
    }

    private void line(int depth, String words) {
        String shown = words.replace("\\", "\\\\")
                .replace("\u0000", "\\0")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        out.append("  ".repeat(depth)).append(shown).append('\n');
    }
}
