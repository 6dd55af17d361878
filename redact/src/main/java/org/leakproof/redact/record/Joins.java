package org.leakproof.redact.record;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.key.Subkey;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Segment;
import org.leakproof.redact.names.Acquaintances;

/** Keyed hashes by which copies, answers and quotes are found. They stay inside. */
final class Joins {
    private static final HexFormat HEX = HexFormat.of();

    private final Subkey key;
    private final Acquaintances acquaintances;

    Joins(Subkey key, Acquaintances acquaintances) {
        this.key = key;
        this.acquaintances = acquaintances;
    }

    /** Equal for copies of one message, in whatever archive. Empty where the message says too little to tell. */
    Optional<String> sameAs(Message message) {
        StringBuilder body = new StringBuilder();
        for (Segment segment : message.body()) {
            body.append(segment.text());
        }
        String text = collapsed(body);
        boolean said = !text.isEmpty() || !message.attachments().isEmpty();
        boolean dated =
                message.sent().instant().isPresent() || message.sent().local().isPresent();
        if (message.platformId().isEmpty() && !(said && dated)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add("same");
        parts.add(message.kind().name().toLowerCase(Locale.ROOT));
        parts.add(message.platformId().orElse(""));
        parts.add(message.sender().flatMap(acquaintances::identity).orElse(""));
        parts.add(message.sent()
                .instant()
                .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .or(() -> message.sent()
                        .local()
                        .map(local -> local.truncatedTo(ChronoUnit.SECONDS).toString()))
                .orElse(""));
        parts.add(text);
        for (Attachment attachment : message.attachments()) {
            parts.add(attachment.sha256());
        }
        return Optional.of(mac(parts.toArray(String[]::new)));
    }

    /** White space differs between copies. */
    private static String collapsed(StringBuilder text) {
        char[] chars = new char[text.length()];
        text.getChars(0, chars.length, chars, 0);
        int length = 0;
        boolean gap = false;
        for (char c : chars) {
            if (c <= ' ' || c > 0x7f && Character.isWhitespace(c)) {
                gap = length > 0;
            } else {
                if (gap) {
                    chars[length++] = ' ';
                    gap = false;
                }
                chars[length++] = c;
            }
        }
        return new String(chars, 0, length);
    }

    String platform(ArchiveId archive, String platformId) {
        return mac("platform", archive.value(), platformId);
    }

    /** One for each segment. */
    List<Optional<String>> quotes(Message message) {
        return message.body().stream()
                .map(segment -> segment.quotedMessage()
                        .map(id -> platform(message.provenance().archive(), id)))
                .toList();
    }

    private String mac(String... parts) {
        return HEX.formatHex(key.mac(parts), 0, 16);
    }
}
