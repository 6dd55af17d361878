package org.leakproof.ingest.inspect;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;

/** What one message is compared by, and where it stands. Stays inside.
 *
 *  @param entry its entry's number in the archive
 *  @param offset where in the entry
 *  @param idHash of its Message-ID; 0 if it is no mail or has none
 *  @param contentHash of who wrote when and what, in any layout; 0 if it says too little
 *  @param conversation as the archive names it; empty if it stands alone */
public record MessageTrace(
        int entry,
        long offset,
        long idHash,
        long contentHash,
        Optional<LocalDateTime> sent,
        String conversation,
        Optional<String> title) {
    /** Letters from which on a text without a time is unlikely to be written twice. */
    private static final int TELLING = 40;

    public static MessageTrace of(int entry, Draft draft) {
        long id = draft.kind() == Kind.EMAIL
                ? draft.platformId().map(HashCount::of).orElse(0L)
                : 0;
        return new MessageTrace(
                entry,
                draft.offset(),
                id,
                content(draft),
                draft.sent().local(),
                draft.conversation().map(c -> c.id()).orElse(""),
                draft.conversation().flatMap(c -> c.title()));
    }

    /** A file that is a message as a whole. */
    public static MessageTrace document(int entry, String sha256) {
        return new MessageTrace(entry, 0, 0, HashCount.ofHex(sha256), Optional.empty(), "", Optional.empty());
    }

    private static long content(Draft draft) {
        StringBuilder text = new StringBuilder();
        for (Segment segment : draft.body()) {
            for (String word : segment.text().split("\\s+")) {
                if (!word.isEmpty()) {
                    text.append(word).append(' ');
                }
            }
        }
        String time = draft.sent()
                .instant()
                .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .or(() -> draft.sent()
                        .local()
                        .map(local -> local.truncatedTo(ChronoUnit.SECONDS).toString()))
                .orElse("");
        boolean said = time.isEmpty()
                ? text.length() >= TELLING
                : text.length() > 0 || !draft.attachments().isEmpty();
        if (!said) {
            return 0;
        }
        String sender = draft.sender()
                .flatMap(s -> s.address().or(s::handle).or(s::name))
                .map(s -> s.toLowerCase(Locale.ROOT))
                .orElse("");
        StringBuilder parts =
                new StringBuilder(time).append('\n').append(sender).append('\n').append(text);
        for (DraftAttachment attachment : draft.attachments()) {
            parts.append('\n').append(attachment.sha256());
        }
        return HashCount.of(parts.toString());
    }

    /** Names the message's place in its archive. */
    public long place(String archive) {
        return place(archive, entry, offset);
    }

    public static long place(String archive, int entry, long offset) {
        return HashCount.of(archive + " " + entry + " " + offset);
    }

    @Override
    public String toString() {
        return "MessageTrace[entry " + entry + ", offset " + offset + "]";
    }
}
