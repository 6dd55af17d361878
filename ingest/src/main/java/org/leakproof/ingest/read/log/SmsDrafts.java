package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Source;

/** Makes drafts of the records of a phone's backup. */
final class SmsDrafts {
    /** Decoded files beyond this many bytes go to the work folder. */
    private static final int HEAP = 1 << 20;

    /** The first SMS was sent in 1992. */
    private static final int FIRST_YEAR = 1992;

    private static final int LAST_YEAR = 2100;

    /** Attributes that have a place of their own, or hold what the body holds. */
    private static final Set<String> TAKEN = Set.of("body", "text", "data");

    private final Source source;
    private final MessageDigest digest = Hashes.sha256();

    SmsDrafts(Source source) {
        this.source = source;
    }

    /** @param bytes of one record, whole; the draft keeps them */
    Draft of(long offset, byte[] bytes) throws IOException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        XmlTag tag = XmlTag.at(bytes, 0, bytes.length);
        List<XmlTag> addresses = new ArrayList<>();
        List<XmlTag> parts = new ArrayList<>();
        for (int at = tag.end(); at < bytes.length; ) {
            if (bytes[at] == '<' && at + 1 < bytes.length && bytes[at + 1] != '/') {
                XmlTag inner = XmlTag.at(bytes, at, bytes.length);
                if (inner.name().equals("addr")) {
                    addresses.add(inner);
                } else if (inner.name().equals("part")) {
                    parts.add(inner);
                }
                at = inner.end();
            } else {
                at++;
            }
        }
        SmsPeople people = SmsPeople.of(tag, addresses, bytes, flags);
        Kind kind = tag.name().equals("call") ? Kind.CALL : people.isGroup() ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        Draft draft = new Draft(offset, bytes.length, kind, HexFormat.of().formatHex(digest.digest(bytes)));
        draft.original(ByteBuffer.wrap(bytes)).conversation(people.conversation());
        people.sender().ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        draft.recipients(people.basis(), people.recipients());
        sent(draft, tag.value(bytes, "date", flags));
        String subject = tag.value(bytes, tag.name().equals("mms") ? "sub" : "subject", flags);
        if (!subject.isEmpty()) {
            draft.subject(subject);
        }
        String id = tag.value(bytes, "m_id", flags);
        if (!id.isEmpty()) {
            draft.platformId(id);
        }
        List<Header> headers = new ArrayList<>();
        headers(tag, bytes, headers, flags);
        List<DraftAttachment> files = new ArrayList<>();
        StringBuilder text = new StringBuilder(tag.value(bytes, "body", flags));
        for (XmlTag part : parts) {
            part(part, bytes, text, files, headers, flags);
        }
        return draft.body(text.toString()).attachments(files).headers(headers).flags(flags);
    }

    private static void headers(XmlTag tag, byte[] bytes, List<Header> headers, Set<Flag> flags) {
        for (String name : tag.attributes().keySet()) {
            String value = tag.value(bytes, name, flags);
            if (!TAKEN.contains(name) && !value.isEmpty()) {
                headers.add(new Header(name, value));
            }
        }
    }

    /** Text goes to the body, the layout to the headers, everything else is a file. */
    private void part(
            XmlTag part,
            byte[] bytes,
            StringBuilder text,
            List<DraftAttachment> files,
            List<Header> headers,
            Set<Flag> flags)
            throws IOException {
        String type = part.value(bytes, "ct", flags).toLowerCase(Locale.ROOT).strip();
        boolean hasData = part.attributes().containsKey("data");
        if (type.equals("text/plain") && !hasData) {
            String words = part.value(bytes, "text", flags);
            if (!words.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n").append(words);
            }
        } else if (type.equals("application/smil")) {
            headers.add(new Header("smil", part.value(bytes, "text", flags)));
        } else {
            files.add(file(part, bytes, type.isEmpty() ? "application/octet-stream" : type, flags));
        }
    }

    private DraftAttachment file(XmlTag part, byte[] bytes, String type, Set<Flag> flags) throws IOException {
        Optional<String> name = List.of("cl", "name", "fn", "cid").stream()
                .map(attribute -> part.value(bytes, attribute, flags))
                .filter(value -> !value.isEmpty())
                .findFirst();
        XmlTag.Span data = part.attributes().get("data");
        String words = data == null ? part.value(bytes, "text", flags) : "";
        if (!words.isEmpty()) {
            return decoded(name, type, words.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
        }
        if (data == null
                || data.to() - data.from() <= 4
                        && part.value(bytes, "data", flags).isEmpty()) {
            return new DraftAttachment(OptionalInt.empty(), name, type, 0, "", new AttachmentContent.Missing());
        }
        byte[] base64 = new byte[data.to() - data.from()];
        int length = 0;
        for (int i = data.from(); i < data.to(); i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                base64[length++] = bytes[i];
            }
        }
        byte[] plain;
        try {
            plain = Base64.getDecoder().decode(Arrays.copyOf(base64, length));
        } catch (IllegalArgumentException e) {
            return new DraftAttachment(
                    OptionalInt.empty(), name, type, 0, "", new AttachmentContent.Held(HeldReason.DAMAGED));
        }
        return decoded(name, type, plain, Optional.empty());
    }

    private DraftAttachment decoded(Optional<String> name, String type, byte[] plain, Optional<String> charset)
            throws IOException {
        String sha256 = HexFormat.of().formatHex(digest.digest(plain));
        AttachmentContent content;
        if (plain.length <= HEAP) {
            content = new AttachmentContent.InHeap(plain, charset);
        } else {
            Path file = Files.createTempFile(source.work(), "part", "");
            Files.write(file, plain);
            content = new AttachmentContent.InFile(file, charset);
        }
        return new DraftAttachment(OptionalInt.empty(), name, type, plain.length, sha256, content);
    }

    /** Milliseconds since 1970-01-01T00:00:00Z. */
    private static void sent(Draft draft, String written) {
        if (written.isBlank() || written.equals("0")) {
            draft.sent(SentTime.unreadable(written)).flag(Flag.DATE_MISSING);
            return;
        }
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(written.strip()));
            LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
                LogTimes.impossible(draft, written);
                return;
            }
            draft.sent(new SentTime(
                    Optional.of(instant),
                    Optional.of(local),
                    written,
                    instant.getNano() == 0 ? Precision.SECOND : Precision.MILLISECOND,
                    ZoneBasis.STATED,
                    Optional.of("Z")));
        } catch (NumberFormatException | DateTimeException e) {
            draft.sent(SentTime.unreadable(written)).flag(Flag.DATE_UNREADABLE);
        }
    }
}
