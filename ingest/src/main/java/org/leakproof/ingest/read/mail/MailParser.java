package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.BrokenData;

/** Turns the bytes of one mail after another into drafts. Serves one entry. */
final class MailParser {
    /** What subjects of forwarded mails begin with. */
    private static final Set<String> FORWARDS = Set.of(
            "fw", "fwd", "wg", "tr", "rv", "i", "enc", "doorst", "vs", "vb", "vl", "pd", "пересл", "转发", "轉寄", "fs");

    /** Addresses of one role, or ids of a thread. A mail with more is held. */
    private static final int MAX_LIST = 20_000;

    private final ReadOptions options;
    private final Optional<String> elsewhere;
    private final MessageSink sink;
    private final boolean mailbox;
    private final Contents contents;

    /** @param mailbox whether the mails come from a mailbox file, whose lines may have been quoted */
    MailParser(Source source, MessageSink sink, boolean mailbox) {
        this.sink = sink;
        this.mailbox = mailbox;
        options = source.options();
        elsewhere = EmlxReader.folderOfParts(source.rawName());
        contents = new Contents(source.work());
    }

    /** Hands the mail to the sink, as a message or as held.
     *
     *  @param separator the From_ line that it stood behind; empty if it has none
     *  @param flags what is known of it already */
    void parse(Bytes mail, long offset, byte[] separator, Set<Flag> flags) throws IOException {
        parse(mail, offset, separator, flags, List.of());
    }

    /** @param besides what the mail's container says of it: shown behind its own header fields */
    void parse(Bytes mail, long offset, byte[] separator, Set<Flag> flags, List<Header> besides) throws IOException {
        Set<Flag> all = EnumSet.noneOf(Flag.class);
        all.addAll(flags);
        contents.begin(all);
        String sha256 = contents.sha256(mail, 0, mail.length());
        MimeWalker walker = new MimeWalker(contents::nested, all);
        Draft draft = new Draft(offset, mail.length(), Kind.EMAIL, sha256);
        Part root = null;
        try {
            root = walker.walk(mail, bom(mail), mail.length());
            new Unwrapping(contents, walker, all).below(root);
            fill(draft, root, separator, besides, all);
        } catch (Unfit e) {
            sink.held(offset, mail.length(), e.reason(), root == null ? 0 : Attachments.count(root, true));
            return;
        } catch (BrokenData e) {
            sink.held(offset, mail.length(), e.reason(), root == null ? 0 : Attachments.count(root, true));
            return;
        } catch (RuntimeException e) {
            // no rule for it: one mail must never stop the others
            sink.held(
                    offset, mail.length(), HeldReason.READER_FAILED, root == null ? 0 : Attachments.count(root, true));
            return;
        } finally {
            contents.close();
        }
        sink.message(draft.flags(all).original(mail.buffer()));
    }

    private static int bom(Bytes mail) {
        return mail.startsWith(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0) ? 3 : 0;
    }

    private void fill(Draft draft, Part root, byte[] separator, List<Header> besides, Set<Flag> flags)
            throws IOException, Unfit {
        TextDecoder decoder = new TextDecoder(flags);
        likely(root, decoder);
        MailText texts = new MailText(decoder, contents, mailbox, options.maxTextLength());
        Body body = Body.of(root, texts);
        Attachments attachments = new Attachments(contents, texts, elsewhere);
        boolean done = false;
        try {
            attachments.gather(root, body);
            MimeHeader header = root.header();
            HeaderText decode = texts.header();
            Optional<String> subject = header.first("Subject").map(field -> decode.decode(field.raw()));
            subject.filter(s -> !s.isEmpty()).ifPresent(draft::subject);
            texts.spend(subject.orElse("").length());
            draft.body(Segmenter.cut(body.text(), forward(subject.orElse(""))));
            draft.alternatives(body.alternatives());
            draft.headers(headers(header, decode, separator, besides));
            draft.sent(sent(header, decode, separator, flags));
            participants(draft, header, decode, flags);
            threading(draft, header);
            draft.attachments(attachments.found());
            done = true;
        } finally {
            if (!done) {
                attachments.close();
            }
        }
    }

    /** The first charset that a text part declares is the likely one of what declares none. */
    private static void likely(Part part, TextDecoder decoder) {
        if (part.kind() == Part.Kind.LEAF) {
            part.type().latin("charset").ifPresent(decoder::likely);
        }
        for (Part child : part.children()) {
            likely(child, decoder);
        }
    }

    /** Whether the subject says that something is passed on. */
    static boolean forward(String subject) {
        int colon = subject.indexOf(':');
        int wide = subject.indexOf('：');
        int end = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
        return end > 0
                && end < 12
                && FORWARDS.contains(subject.substring(0, end).strip().toLowerCase(Locale.ROOT));
    }

    private static List<Header> headers(MimeHeader header, HeaderText decode, byte[] separator, List<Header> besides) {
        List<Header> headers = new ArrayList<>(header.fields().size() + 1);
        if (separator.length > 0) {
            headers.add(new Header("From_", decode.characters(separator)));
        }
        for (MimeField field : header.fields()) {
            headers.add(new Header(field.name(), decode.decode(field.raw())));
        }
        headers.addAll(besides);
        return headers;
    }

    private SentTime sent(MimeHeader header, HeaderText decode, byte[] separator, Set<Flag> flags) {
        Optional<MimeField> date = header.first("Date");
        SentTime sent =
                MailDate.read(date.map(field -> decode.decode(field.raw())).orElse(""), options.assumeZone(), flags);
        String received = FromLine.date(separator);
        if (date.filter(field -> field.raw().length > 0).isPresent() || received.isEmpty()) {
            return sent;
        }
        // better than nothing: when it came to the mailbox. That the mail has no date stays flagged
        return MailDate.read(received, options.assumeZone(), EnumSet.noneOf(Flag.class));
    }

    private static void participants(Draft draft, MimeHeader header, HeaderText decode, Set<Flag> flags) throws Unfit {
        List<Participant> from = all(header, decode, "From", Role.FROM);
        if (from.isEmpty()) {
            from = all(header, decode, "Sender", Role.FROM);
        }
        if (from.isEmpty()) {
            flags.add(Flag.SENDER_MISSING);
        } else {
            draft.sender(from.get(0));
        }
        List<Participant> recipients = new ArrayList<>();
        recipients.addAll(all(header, decode, "To", Role.TO));
        recipients.addAll(all(header, decode, "Cc", Role.CC));
        recipients.addAll(all(header, decode, "Bcc", Role.BCC));
        RecipientsBasis basis = recipients.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT;
        // a mail may have several authors
        if (from.size() > 1) {
            recipients.addAll(from.subList(1, from.size()));
        }
        draft.recipients(basis, recipients);
    }

    private static List<Participant> all(MimeHeader header, HeaderText decode, String name, Role role) throws Unfit {
        List<Participant> all = new ArrayList<>();
        for (MimeField field : header.fields()) {
            if (field.is(name)) {
                String characters = decode.characters(field.raw());
                for (AddressParser.Mailbox mailbox : AddressParser.parse(characters, decode, MAX_LIST - all.size())) {
                    all.add(mailbox.as(role));
                }
            }
        }
        return all;
    }

    private static void threading(Draft draft, MimeHeader header) throws Unfit {
        List<String> references = Threading.ids(header.latin("References"), MAX_LIST);
        List<String> inReplyTo = Threading.ids(header.latin("In-Reply-To"), MAX_LIST);
        Optional<String> own = Threading.id(header.latin("Message-ID"));
        draft.references(references);
        own.ifPresent(draft::platformId);
        if (!inReplyTo.isEmpty()) {
            draft.replyTo(inReplyTo.get(0));
        } else if (!references.isEmpty()) {
            draft.replyTo(references.get(references.size() - 1));
        }
        Optional<String> first = references.stream()
                .findFirst()
                .or(() -> inReplyTo.stream().findFirst())
                .or(() -> own);
        first.ifPresent(id -> draft.conversation(new Conversation(id, Optional.empty())));
    }
}
