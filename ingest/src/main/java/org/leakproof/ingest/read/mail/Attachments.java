package org.leakproof.ingest.read.mail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.BrokenData;

/** Gathers what a mail carries beside its body, in the order in which it stands there. A message within the message is an
 * attachment whose text is that message, and what it carries follows it. */
final class Attachments implements Closeable {
    /** Ready texts of one message together, in UTF-16 units; beyond, text attachments are handed over as bytes. */
    private static final int READY = 8 << 20;

    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");

    /** Text types that hold more than text. */
    private static final Set<String> DOCUMENTS = Set.of("text/rtf", "text/xml", "text/richtext", "text/enriched");

    private static final byte[] PGP_MESSAGE = "-----BEGIN PGP MESSAGE-----".getBytes(StandardCharsets.US_ASCII);

    /** A name that is never a file's. */
    private static final List<String> NOWHERE = List.of("..");

    private final Contents contents;
    private final MailText texts;
    private final Optional<String> elsewhere;
    private final List<DraftAttachment> found = new ArrayList<>();
    private int ready;

    Attachments(Contents contents, MailText texts) {
        this(contents, texts, Optional.empty());
    }

    /** @param elsewhere the folder, within the mail's own or one above it, that keeps parts which are not in the mail, each in
     *      a folder that is called as the part is numbered */
    Attachments(Contents contents, MailText texts, Optional<String> elsewhere) {
        this.elsewhere = elsewhere;
        this.contents = contents;
        this.texts = texts;
    }

    List<DraftAttachment> found() {
        return found;
    }

    /** Gathers what lies below the message's entity beside its body. Called once. */
    void gather(Part message, Body body) throws IOException, Unfit {
        below(message, body, OptionalInt.empty(), "");
    }

    /** How many attachments a message has, for one that is held. */
    static int count(Part part, boolean alone) {
        int count = part.kind() == Part.Kind.MESSAGE ? 1 : 0;
        if (part.kind() == Part.Kind.LEAF) {
            return Body.isBody(part, alone) ? 0 : 1;
        }
        for (Part child : part.children()) {
            count += count(child, part.kind() == Part.Kind.MESSAGE);
        }
        return count;
    }

    /** @param number of the part, as RFC 3501 counts them; empty for a message's own entity */
    private void below(Part part, Body body, OptionalInt parent, String number) throws IOException, Unfit {
        switch (part.kind()) {
            case MULTIPART -> {
                int count = 0;
                for (Part child : part.children()) {
                    count++;
                    below(child, body, parent, number.isEmpty() ? "" + count : number + "." + count);
                }
            }
            case MESSAGE -> message(part, parent, number);
            case LEAF -> {
                if (body.holds(part)) {
                    for (UuBlocks.File file : body.filesIn(part)) {
                        uuencoded(file, parent);
                    }
                } else if (!isEmpty(part)) {
                    found.add(leaf(part, parent, number.isEmpty() ? "1" : number));
                }
            }
        }
    }

    /** A part without name and content is the trace of a delimiter too many. */
    private static boolean isEmpty(Part part) {
        return part.size() == 0
                && part.name().isEmpty()
                && part.held().isEmpty()
                && part.header().fields().isEmpty();
    }

    private void message(Part part, OptionalInt parent, String number) throws IOException, Unfit {
        Part inner = part.children().get(0);
        Body body = Body.of(inner, texts);
        HeaderText header = inner.isOfOwnMaking() ? HeaderText.ofOwnMaking() : texts.header();
        String text = NestedText.of(inner.header(), header, body.text());
        texts.spend(text.length());
        Contents.Decoded decoded = hash(part, text);
        int ordinal = found.size();
        found.add(new DraftAttachment(
                parent,
                name(part),
                "message/rfc822",
                decoded.size(),
                decoded.sha256(),
                new AttachmentContent.Ready(text)));
        below(inner, body, OptionalInt.of(ordinal), number);
    }

    /** A message that has no bytes of its own, because a database keeps its fields one by one, is hashed as it is shown. */
    private Contents.Decoded hash(Part part, String text) throws IOException, Unfit {
        if (part.size() > 0) {
            try {
                return contents.hash(part);
            } catch (BrokenData e) {
                throw new Unfit(e.reason());
            }
        }
        byte[] shown = text.getBytes(StandardCharsets.UTF_8);
        return new Contents.Decoded(shown.length, contents.sha256(Bytes.of(shown), 0, shown.length), new byte[0], null);
    }

    private void uuencoded(UuBlocks.File file, OptionalInt parent) {
        String sha256 = HexFormat.of().formatHex(Hashes.sha256().digest(file.bytes()));
        found.add(new DraftAttachment(
                parent,
                Optional.of(file.name()).filter(name -> !name.isEmpty()),
                "application/octet-stream",
                file.bytes().length,
                sha256,
                new AttachmentContent.InHeap(file.bytes(), Optional.empty())));
    }

    private DraftAttachment leaf(Part part, OptionalInt parent, String number) throws IOException, Unfit {
        Optional<String> name = name(part);
        if (part.mediaType().equals("message/external-body")) {
            AttachmentContent outside = new AttachmentContent.Missing(NOWHERE, false);
            return new DraftAttachment(parent, name, part.mediaType(), 0, "", outside);
        }
        if (part.isElsewhere()) {
            // the file may be called otherwise than the part, but it is alone there
            List<String> places = elsewhere
                    .map(folder -> List.of(folder + "/" + number + "/*"))
                    .orElse(NOWHERE);
            return new DraftAttachment(
                    parent, name, part.mediaType(), 0, "", new AttachmentContent.Missing(places, false));
        }
        if (part.held().isPresent()) {
            return held(part, parent, name, part.held().get());
        }
        Contents.Decoded decoded;
        try {
            decoded = contents.decode(part);
        } catch (BrokenData e) {
            return held(part, parent, name, e.reason());
        }
        Optional<AttachmentContent> known = known(part, decoded);
        if (known.isPresent()) {
            decoded.content(Optional.empty()).close();
        }
        AttachmentContent content = known.isPresent() ? known.get() : content(part, decoded);
        return new DraftAttachment(parent, name, part.mediaType(), decoded.size(), decoded.sha256(), content);
    }

    private DraftAttachment held(Part part, OptionalInt parent, Optional<String> name, HeldReason reason)
            throws IOException {
        AttachmentContent held = new AttachmentContent.Held(reason);
        try {
            Contents.Decoded decoded = contents.hash(part);
            return new DraftAttachment(parent, name, part.mediaType(), decoded.size(), decoded.sha256(), held);
        } catch (BrokenData e) {
            // its bytes cannot be read to their end: it has no hash
            return new DraftAttachment(parent, name, part.mediaType(), 0, "", held);
        }
    }

    /** What is known about a content without extracting it. */
    private static Optional<AttachmentContent> known(Part part, Contents.Decoded decoded) {
        String type = part.mediaType();
        if (part.isBare() || SIGNATURES.contains(type) || type.equals("application/pgp-encrypted")) {
            return Optional.of(new AttachmentContent.NoText());
        }
        if (startsWith(decoded.bytes(), PGP_MESSAGE)) {
            return Optional.of(new AttachmentContent.Held(HeldReason.ENCRYPTED));
        }
        return Optional.empty();
    }

    private AttachmentContent content(Part part, Contents.Decoded decoded) throws Unfit {
        Optional<String> charset = part.type()
                .latin("charset")
                .filter(label -> Charsets.named(label).isPresent());
        boolean text = part.mediaType().startsWith("text/") || part.mediaType().startsWith("message/");
        boolean readable = text
                && decoded.inHeap()
                && decoded.size() > 0
                && !DOCUMENTS.contains(part.mediaType())
                && !Magic.binary(decoded.bytes(), charset);
        if (readable && ready + decoded.size() <= READY) {
            String ready = texts.of(part, decoded.bytes());
            if (!ready.isBlank()) {
                this.ready += ready.length();
                texts.spend(ready.length());
                return new AttachmentContent.Ready(ready);
            }
        }
        return decoded.content(text ? charset : Optional.empty());
    }

    private Optional<String> name(Part part) {
        return part.name()
                .or(() -> part.disposition().text("filename", texts.header()))
                .or(() -> part.type().text("name", texts.header()))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Frees what was gathered, for a message that is held after all. */
    @Override
    public void close() {
        found.forEach(attachment -> attachment.content().close());
    }
}
