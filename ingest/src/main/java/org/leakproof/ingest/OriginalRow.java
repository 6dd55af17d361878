package org.leakproof.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.MessageSink;

/** Takes one message of an entry whose messages are rows, and shows it as it is read there: it has no bytes of its own. Ends
 *  the reading with {@link Done} once it has it. */
final class OriginalRow implements MessageSink {
    private final long row;
    private Optional<String> text = Optional.empty();

    OriginalRow(long row) {
        this.row = row;
    }

    /** The message in plain text: what its fields say, a blank line, the body, the attachments. Empty until found. */
    Optional<String> text() {
        return text;
    }

    @Override
    public boolean wants(long offset) {
        if (offset > row) {
            throw new Done();
        }
        return offset == row;
    }

    @Override
    public void message(Draft draft) {
        if (draft.offset() == row) {
            text = Optional.of(shown(draft));
        }
        draft.close();
        if (text.isPresent()) {
            throw new Done();
        }
    }

    @Override
    public void held(long offset, long length, HeldReason reason, int attachments) {
        if (offset == row) {
            text = Optional.of("Cannot be read: " + reason + "\n");
            throw new Done();
        }
    }

    @Override
    public void gap(long offset, long length) {
        // no message
    }

    @Override
    public void declared(long offset, String part, long count) {
        // of no interest here
    }

    private static String shown(Draft draft) {
        List<String> lines = new ArrayList<>();
        draft.sent()
                .instant()
                .ifPresentOrElse(
                        at -> lines.add("Date: " + at),
                        () -> lines.add("Date: " + draft.sent().asWritten()));
        draft.sender().ifPresent(sender -> lines.add("From: " + shown(sender)));
        for (Participant recipient : draft.recipients()) {
            lines.add(recipient.role() + ": " + shown(recipient));
        }
        draft.subject().ifPresent(subject -> lines.add("Subject: " + subject));
        for (Header header : draft.headers()) {
            lines.add(header.name() + ": " + header.value());
        }
        lines.add("");
        StringBuilder body = new StringBuilder();
        for (Segment segment : draft.body()) {
            body.append(segment.text());
        }
        lines.add(body.toString());
        for (DraftAttachment attachment : draft.attachments()) {
            lines.add("Attachment: " + attachment.name().orElse("(without name)") + ", " + attachment.mediaType() + ", "
                    + attachment.size() + " bytes");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String shown(Participant one) {
        List<String> parts = new ArrayList<>();
        one.name().ifPresent(parts::add);
        one.address().ifPresent(address -> parts.add("<" + address + ">"));
        one.handle().ifPresent(handle -> parts.add("(" + handle + ")"));
        return String.join(" ", parts);
    }

    /** It has been found, or is not there. */
    static final class Done extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Done() {
            super(null, null, false, false);
        }
    }
}
