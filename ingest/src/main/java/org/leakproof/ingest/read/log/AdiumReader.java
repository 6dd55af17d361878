package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlElement;

/** Reads the conversations that Adium logs as XML. The other side is named by the folder or the file, or is whoever else
 * writes. Offsets and lengths are in bytes. */
public final class AdiumReader implements MessageReader {
    private static final Set<String> RECORDS = Set.of("message", "action", "event", "status");
    private static final Set<String> SAID = Set.of("message", "action");
    private static final LinePattern SENDER =
            LinePattern.compile("<(?:message|action) [^>]{0,400}?sender=\"([^\"]{1,200})\"");
    private static final LinePattern FILE = LinePattern.compile("(.+) \\(\\d{4}[-|.].{5,30}\\)\\.(?:chatlog|xml)");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ISO_DATE_TIME,
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX").withResolverStyle(ResolverStyle.STRICT));

    @Override
    public String name() {
        return "adium";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        String text = new String(head.bytes(), 0, Math.min(2048, head.bytes().length), StandardCharsets.UTF_8);
        int chat = text.indexOf("<chat ");
        return chat >= 0
                && text.indexOf("purl.org/net/ulf/ns/0.") > chat
                && !text.stripLeading().startsWith("From");
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        Taker taker = new Taker(source, sink);
        try (InputStream in = source.open()) {
            new XmlRecords(in, RECORDS, taker).read();
        } catch (IOException e) {
            taker.broken();
            throw e;
        } finally {
            taker.send();
        }
    }

    /** Hands over each message when the next piece is known: the source may break off right behind it. */
    private static final class Taker implements XmlRecords.Handler {
        private final Source source;
        private final MessageSink sink;
        private final MessageDigest digest = Hashes.sha256();
        private final Talk talk;
        private @Nullable Draft last;
        private long gap;
        private long gapLength;
        private boolean begun;

        Taker(Source source, MessageSink sink) {
            this.source = source;
            this.sink = sink;
            this.talk = talk(source);
        }

        private static Talk talk(Source source) {
            byte[] bytes = source.head().bytes();
            String head = new String(bytes, StandardCharsets.UTF_8);
            Set<Flag> ignored = EnumSet.noneOf(Flag.class);
            int begin = head.indexOf("<chat ");
            byte[] root = (begin < 0 ? "<chat>" : head.substring(begin)).getBytes(StandardCharsets.UTF_8);
            XmlTag chat = XmlTag.at(root, 0, Math.min(root.length, 4096));
            String account = chat.value(root, "account", ignored);
            Map<String, Integer> others = new LinkedHashMap<>();
            LineMatcher senders = SENDER.matcher(head);
            while (senders.find()) {
                byte[] written = senders.group(1).getBytes(StandardCharsets.UTF_8);
                String sender = XmlTag.text(written, 0, written.length, ignored);
                if (!sender.equals(account)) {
                    others.merge(sender, 1, Integer::sum);
                }
            }
            Optional<String> named = named(source.rawName());
            // a name that is there once may be a damaged one
            boolean room = named.filter(others::containsKey).isEmpty()
                    && (named.isPresent() && !others.isEmpty()
                            || others.values().stream()
                                            .filter(times -> times > 1)
                                            .count()
                                    > 1);
            String peer = named.orElseGet(() -> others.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(""));
            return new Talk(
                    chat.value(root, "service", ignored), account, peer, room, Optional.empty(), Optional.empty());
        }

        private static Optional<String> named(byte[] rawName) {
            String[] parts = new String(rawName, StandardCharsets.UTF_8)
                    .replace('\\', '/')
                    .split("/");
            LineMatcher file = FILE.matcher(parts.length == 0 ? "" : parts[parts.length - 1]);
            return file.matches() ? Optional.of(file.group(1)) : Optional.empty();
        }

        @Override
        public void record(long offset, byte[] bytes, int length) {
            send();
            begun = true;
            if (!sink.wants(offset)) {
                return;
            }
            byte[] original = Arrays.copyOf(bytes, length);
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            XmlTag tag = XmlTag.at(original, 0, length);
            int end = length;
            while (end > tag.end() && original[end - 1] != '<') {
                end--;
            }
            String inside = new String(original, tag.end(), Math.max(0, end - 1 - tag.end()), StandardCharsets.UTF_8);
            if (inside.indexOf('\uFFFD') >= 0) {
                flags.add(Flag.CHARSET_REPLACED);
            }
            Optional<HtmlElement> content = HtmlElement.of(inside);
            if (content.isEmpty()) {
                sink.held(offset, length, HeldReason.TOO_DEEP, 0);
                return;
            }
            Draft draft = new Draft(
                            offset,
                            length,
                            SAID.contains(tag.name()) ? talk.kind() : Kind.SYSTEM,
                            HexFormat.of().formatHex(digest.digest(original)))
                    .original(ByteBuffer.wrap(original));
            fill(draft, tag, original, content.get(), flags);
            draft.flags(flags);
            if (inside.length() > source.options().maxTextLength()) {
                draft.close();
                sink.held(
                        offset,
                        length,
                        HeldReason.TOO_LARGE,
                        draft.attachments().size());
            } else {
                last = draft;
            }
        }

        private void fill(Draft draft, XmlTag tag, byte[] bytes, HtmlElement content, Set<Flag> flags) {
            draft.conversation(talk.conversation());
            String time = tag.value(bytes, "time", flags);
            SentTimes.set(
                    draft,
                    SentTimes.date(
                            time, TIMES, Optional.empty(), source.options().assumeZone()));
            String sender = tag.value(bytes, "sender", flags);
            Optional<String> alias =
                    Optional.of(tag.value(bytes, "alias", flags)).filter(name -> !name.isEmpty());
            if (sender.isEmpty()) {
                draft.flag(Flag.SENDER_MISSING);
            } else {
                talk.people(draft, sender, alias);
            }
            List<Header> headers = new ArrayList<>();
            headers.add(new Header("element", tag.name()));
            tag.attributes().keySet().forEach(name -> headers.add(new Header(name, tag.value(bytes, name, flags))));
            draft.headers(headers);
            String text = content.prose();
            String type = tag.value(bytes, "type", flags);
            draft.body(text.isEmpty() && draft.kind() == Kind.SYSTEM ? type : text);
            draft.attachments(content.all(element -> element.is("img")).stream()
                    .flatMap(image -> image.tag().attribute("src").stream())
                    .map(MissingFile::named)
                    .toList());
        }

        @Override
        public void held(long offset, long length, HeldReason reason) {
            send();
            begun = true;
            if (sink.wants(offset)) {
                sink.held(offset, length, reason, 0);
            }
        }

        /** Text between records is what is left of one. */
        @Override
        public void between(long offset, byte[] bytes, int length) {
            boolean words = false;
            for (int i = 0; begun && i < length && bytes[0] != '<'; i++) {
                words |= bytes[i] > ' ' || bytes[i] < 0;
            }
            if (words) {
                held(offset, length, HeldReason.DAMAGED);
            } else {
                between(offset, length);
            }
        }

        @Override
        public void between(long offset, long length) {
            if (gapLength == 0) {
                gap = offset;
            }
            gapLength += length;
        }

        void send() {
            Draft draft = last;
            last = null;
            if (draft != null) {
                sink.message(draft);
            }
            if (gapLength > 0) {
                sink.gap(gap, gapLength);
                gapLength = 0;
            }
        }

        void broken() {
            Draft draft = last;
            if (draft != null) {
                draft.flag(Flag.ENTRY_DAMAGED);
            }
        }
    }
}
