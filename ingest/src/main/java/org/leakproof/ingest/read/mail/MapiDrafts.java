package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.BrokenData;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** Turns what Outlook keeps into drafts, one item after another. Serves one entry. */
final class MapiDrafts {
    /** Addresses of one header field, or ids of a thread. An item with more is held. */
    private static final int MAX_LIST = 20_000;

    /** Bytes of a conversation index: the first part of 22 is the thread's, five more for each answer. */
    private static final int THREAD = 22;

    private static final int MAX_INDEX = 10_000;

    private final ReadOptions options;
    private final MessageSink sink;
    private final Contents contents;

    MapiDrafts(Source source, MessageSink sink) {
        this.sink = sink;
        options = source.options();
        contents = new Contents(source.work());
    }

    /** Gives an item, once it is its turn. */
    interface Item {
        MapiItem read() throws IOException, Unfit;

        /** Whether something that was read of it, its attachments included, did not match its check value. */
        default boolean isDoubtful() {
            return false;
        }
    }

    /** Where an item stands, and what is known of it besides.
     *
     *  @param sha256 of its bytes
     *  @param headers what its place says of it */
    record Place(long offset, long length, String sha256, List<Header> headers, Set<Flag> flags) {}

    /** Hands an item to the sink, as a message or as held. */
    void parse(Place place, Item source) throws IOException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(place.flags);
        contents.begin(flags);
        Part root = null;
        Draft draft;
        try {
            MapiItem item = source.read();
            if (item.damaged()) {
                flags.add(Flag.PARTS_LEFT_OUT);
            }
            TextDecoder decoder = new TextDecoder(flags);
            String messageClass = item.properties().latin(Tag.MESSAGE_CLASS).orElse("");
            draft = new Draft(place.offset, place.length, MapiFields.kind(messageClass), place.sha256);
            root = new MapiParts(decoder).message(item);
            new Unwrapping(contents, new MimeWalker(contents::nested, flags), flags).below(root);
            fill(draft, item, root, decoder, flags, place.headers);
        } catch (Unfit e) {
            held(place, e.reason(), root);
            return;
        } catch (BrokenData e) {
            held(place, e.reason(), root);
            return;
        } catch (RuntimeException e) {
            // no rule for it: one item must never stop the others
            held(place, HeldReason.READER_FAILED, root);
            return;
        } finally {
            contents.close();
        }
        if (source.isDoubtful()) {
            flags.add(Flag.ENTRY_DAMAGED);
        }
        sink.message(draft.flags(flags));
    }

    private void held(Place place, HeldReason reason, Part root) {
        sink.held(place.offset, place.length, reason, root == null ? 0 : Attachments.count(root, true));
    }

    private void fill(Draft draft, MapiItem item, Part root, TextDecoder decoder, Set<Flag> flags, List<Header> besides)
            throws IOException, Unfit {
        MapiProperties properties = item.properties();
        MailText texts = new MailText(decoder, contents, false, options.maxTextLength());
        Body body = Body.of(root, texts);
        Attachments attachments = new Attachments(contents, texts);
        boolean done = false;
        try {
            attachments.gather(root, body);
            MimeHeader transport = transport(properties, decoder);
            HeaderText header = HeaderText.ofOwnMaking();
            String subject = subject(properties, decoder, header, transport);
            if (!subject.isEmpty()) {
                draft.subject(subject);
            }
            texts.spend(subject.length());
            List<Segment> segments = Segmenter.cut(body.text(), MailParser.forward(subject));
            if (draft.kind() == Kind.DOCUMENT) {
                segments = withFields(properties, decoder, texts, segments);
            }
            draft.body(segments);
            draft.alternatives(body.alternatives());
            draft.headers(headers(properties, decoder, header, transport, besides));
            times(draft, properties, transport, header, flags);
            people(draft, item, decoder, header, transport, flags);
            threading(draft, properties, transport);
            draft.attachments(attachments.found());
            done = true;
        } finally {
            if (!done) {
                attachments.close();
            }
        }
    }

    private static List<Segment> withFields(
            MapiProperties properties, TextDecoder decoder, MailText texts, List<Segment> body)
            throws IOException, Unfit {
        String fields = MapiFields.text(properties, decoder::decode);
        texts.spend(fields.length());
        if (fields.isEmpty()) {
            return body;
        }
        List<Segment> all = new ArrayList<>();
        all.add(new Segment(SegmentKind.OWN, body.isEmpty() ? fields : fields + "\n", Optional.empty()));
        all.addAll(body);
        return all;
    }

    /** The header that a mail came with, if it is kept. */
    private static MimeHeader transport(MapiProperties properties, TextDecoder decoder) throws IOException, Unfit {
        String written = properties.text(Tag.TRANSPORT_HEADERS, decoder::decode).orElse("");
        Bytes bytes = Bytes.of(written.getBytes(StandardCharsets.UTF_8));
        return MimeHeader.read(bytes, 0, bytes.length(), MimeHeader.Delimiters.NONE);
    }

    private static String subject(
            MapiProperties properties, TextDecoder decoder, HeaderText header, MimeHeader transport)
            throws IOException {
        Optional<String> written = properties.text(Tag.SUBJECT, decoder::decode);
        if (written.isEmpty()) {
            Optional<String> normalized = properties.text(Tag.NORMALIZED_SUBJECT, decoder::decode);
            String prefix = properties.text(Tag.SUBJECT_PREFIX, decoder::decode).orElse("");
            written = normalized
                    .map(subject -> prefix + subject)
                    .or(() -> transport.first("Subject").map(field -> header.decode(field.raw())));
        }
        String subject = written.orElse("");
        // stores put a mark and the prefix's length before it
        return subject.length() > 1 && subject.charAt(0) == 1 ? subject.substring(2) : subject;
    }

    private static List<Header> headers(
            MapiProperties properties,
            TextDecoder decoder,
            HeaderText header,
            MimeHeader transport,
            List<Header> besides)
            throws IOException {
        List<Header> headers = new ArrayList<>();
        for (MimeField field : transport.fields()) {
            headers.add(new Header(field.name(), header.decode(field.raw())));
        }
        properties.text(Tag.MESSAGE_CLASS, decoder::decode).ifPresent(v -> headers.add(new Header("mapi:class", v)));
        time(headers, "mapi:submitted", properties, Tag.CLIENT_SUBMIT_TIME);
        time(headers, "mapi:delivered", properties, Tag.DELIVERY_TIME);
        time(headers, "mapi:created", properties, Tag.CREATION_TIME);
        time(headers, "mapi:modified", properties, Tag.MODIFICATION_TIME);
        properties.number(Tag.MESSAGE_FLAGS).ifPresent(v -> headers.add(new Header("mapi:flags", "" + v)));
        Optional<byte[]> index = properties.binary(Tag.CONVERSATION_INDEX, MAX_INDEX);
        index.ifPresent(v ->
                headers.add(new Header("mapi:conversation-index", HexFormat.of().formatHex(v))));
        properties
                .text(Tag.CONVERSATION_TOPIC, decoder::decode)
                .ifPresent(v -> headers.add(new Header("mapi:conversation-topic", v)));
        headers.addAll(besides);
        return headers;
    }

    private static void time(List<Header> headers, String name, MapiProperties properties, int id) throws IOException {
        properties.time(id).ifPresent(time -> headers.add(new Header(name, time.toString())));
    }

    private void times(Draft draft, MapiProperties properties, MimeHeader transport, HeaderText header, Set<Flag> flags)
            throws IOException {
        Optional<Instant> sent = MapiTimes.sent(properties);
        if (sent.isPresent()) {
            SentTimes.set(draft, stated(sent.get()));
            return;
        }
        Optional<MimeField> date = transport.first("Date");
        if (date.isPresent()) {
            draft.sent(MailDate.read(header.decode(date.get().raw()), options.assumeZone(), flags));
            return;
        }
        for (int id : new int[] {Tag.DELIVERY_TIME, Tag.CREATION_TIME, Tag.MODIFICATION_TIME}) {
            Optional<Instant> other = properties.time(id);
            if (other.isPresent()) {
                // better than nothing; that it was never sent, or nobody knows when, stays flagged
                SentTimes.set(draft, stated(other.get()));
                break;
            }
        }
        if (draft.kind() != Kind.DOCUMENT) {
            flags.add(Flag.DATE_MISSING);
        }
    }

    private static SentTime stated(Instant instant) {
        return new SentTime(
                Optional.of(instant),
                Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)),
                instant.toString(),
                instant.getNano() == 0 ? Precision.SECOND : Precision.MILLISECOND,
                ZoneBasis.STATED,
                Optional.of("Z"));
    }

    private static void people(
            Draft draft, MapiItem item, TextDecoder decoder, HeaderText header, MimeHeader transport, Set<Flag> flags)
            throws IOException, Unfit {
        Map<String, String> addresses = new HashMap<>();
        List<Participant> from = all(transport, header, "From", Role.FROM, addresses);
        List<Participant> others = new ArrayList<>(all(transport, header, "To", Role.TO, addresses));
        others.addAll(all(transport, header, "Cc", Role.CC, addresses));
        MapiPeople people = new MapiPeople(item, decoder::decode);
        Optional<Participant> sender = people.sender();
        if (sender.isPresent() && sender.get().address().isEmpty() && from.size() == 1) {
            sender = Optional.of(withAddress(sender.get(), from.get(0).address()));
        }
        sender = sender.or(() -> from.stream().findFirst());
        if (sender.isPresent()) {
            draft.sender(sender.get());
        } else if (draft.kind() != Kind.DOCUMENT) {
            flags.add(Flag.SENDER_MISSING);
        }
        List<Participant> recipients = new ArrayList<>();
        for (Participant one : people.recipients()) {
            Optional<String> known = one.name().map(name -> addresses.get(name.toLowerCase(Locale.ROOT)));
            recipients.add(one.address().isEmpty() ? withAddress(one, known) : one);
        }
        List<Participant> all = recipients.isEmpty() ? others : recipients;
        draft.recipients(all.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, all);
    }

    private static Participant withAddress(Participant one, Optional<String> address) {
        return new Participant(one.name(), address, one.handle(), one.role(), one.nameSource(), one.exporter());
    }

    private static List<Participant> all(
            MimeHeader transport, HeaderText header, String name, Role role, Map<String, String> addresses)
            throws Unfit {
        List<Participant> all = new ArrayList<>();
        for (MimeField field : transport.fields()) {
            if (field.is(name)) {
                String characters = header.characters(field.raw());
                for (AddressParser.Mailbox box : AddressParser.parse(characters, header, MAX_LIST - all.size())) {
                    Participant one = box.as(role);
                    all.add(one);
                    if (one.nameSource() != NameSource.NONE && one.address().isPresent()) {
                        addresses.putIfAbsent(box.name().toLowerCase(Locale.ROOT), box.address());
                    }
                }
            }
        }
        return all;
    }

    private static void threading(Draft draft, MapiProperties properties, MimeHeader transport)
            throws IOException, Unfit {
        List<String> references = ids(properties, Tag.REFERENCES, transport, "References");
        List<String> inReplyTo = ids(properties, Tag.IN_REPLY_TO, transport, "In-Reply-To");
        Optional<String> written = properties.latin(Tag.MESSAGE_ID);
        Optional<String> own = Threading.id(written.orElseGet(() -> transport.latin("Message-ID")));
        own.ifPresent(draft::platformId);
        draft.references(references);
        if (!inReplyTo.isEmpty()) {
            draft.replyTo(inReplyTo.get(0));
        } else if (!references.isEmpty()) {
            draft.replyTo(references.get(references.size() - 1));
        }
        byte[] index = properties.binary(Tag.CONVERSATION_INDEX, MAX_INDEX).orElse(new byte[0]);
        Optional<String> thread = Optional.of(index)
                .filter(bytes -> bytes.length >= THREAD)
                // without the five bytes of the time: forwards that begin a thread of their own keep the rest
                .map(bytes -> "thread-" + HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 6, THREAD)));
        Optional<String> first = references.stream()
                .findFirst()
                .or(() -> inReplyTo.stream().findFirst())
                .or(() -> index.length > THREAD ? thread : own.or(() -> thread));
        first.ifPresent(id -> draft.conversation(new Conversation(id, Optional.empty())));
    }

    private static List<String> ids(MapiProperties properties, int id, MimeHeader transport, String field)
            throws IOException, Unfit {
        Optional<String> written = properties.latin(id);
        return Threading.ids(written.orElseGet(() -> transport.latin(field)), MAX_LIST);
    }
}
