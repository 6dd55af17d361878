package org.leakproof.ingest.read.mapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Reads a TNEF stream, as in winmail.dat: attributes one behind the other, the later ones with properties in them. What
 * is cut off or broken ends where it breaks, and what came before it stands.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxtnef/">MS-OXTNEF</a> */
public final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int ATTACHMENT_LEVEL = 2;

    private static final int FROM = 0x00008000;
    private static final int SUBJECT = 0x00018004;
    private static final int DATE_SENT = 0x00038005;
    private static final int DATE_RECEIVED = 0x00038006;
    private static final int BODY = 0x0002800C;
    private static final int ATTACH_DATA = 0x0006800F;
    private static final int ATTACH_TITLE = 0x00018010;
    private static final int MESSAGE_CLASS = 0x00078008;
    private static final int ATTACH_REND_DATA = 0x00069002;
    private static final int PROPERTIES = 0x00069003;
    private static final int RECIPIENTS = 0x00069004;
    private static final int ATTACHMENT = 0x00069005;
    private static final int CODE_PAGE = 0x00069007;

    /** Of an embedded message: the interface id IMessage. */
    private static final long MESSAGE_LOW = 0x0000000000020307L;

    private static final long MESSAGE_HIGH = 0x46000000000000C0L;

    private static final int MAX_PROPERTIES = 20_000;

    /** What of a recipient is kept. */
    private static final Set<Integer> RECIPIENT = Set.of(
            Tag.RECIPIENT_TYPE,
            Tag.DISPLAY_NAME,
            Tag.ADDRESS_TYPE,
            Tag.ADDRESS,
            Tag.SMTP_ADDRESS,
            Tag.SEARCH_KEY,
            Tag.RECIPIENT_DISPLAY_NAME);

    private final ByteBuffer in;
    private final int depth;
    private final MapiProperties properties = new MapiProperties();
    private final List<MapiProperties> recipients = new ArrayList<>();
    private final List<Carried> carried = new ArrayList<>();
    private boolean damaged;

    /** An attachment that is being read. */
    private static final class Carried {
        private final MapiProperties properties = new MapiProperties();
        private Blob data;
        private boolean cut;
    }

    private Tnef(ByteBuffer in, int depth) {
        this.in = in;
        this.depth = depth;
    }

    /** Whether these bytes begin a stream. */
    public static boolean is(ByteBuffer bytes) {
        return bytes.remaining() >= 6 && little(bytes).getInt() == SIGNATURE;
    }

    /** @param bytes from position to limit; not to be changed as long as the item is used
     *  @throws Unfit beyond a limit */
    public static MapiItem read(ByteBuffer bytes) throws Unfit {
        return read(bytes, 0);
    }

    private static MapiItem read(ByteBuffer bytes, int depth) throws Unfit {
        Tnef tnef = new Tnef(little(bytes), depth);
        tnef.attributes();
        return tnef.item();
    }

    private static ByteBuffer little(ByteBuffer bytes) {
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void attributes() throws Unfit {
        if (in.remaining() < 6) {
            damaged = true;
            return;
        }
        in.position(6);
        while (in.remaining() >= 9) {
            int level = in.get();
            int id = in.getInt();
            long length = in.getInt() & 0xFFFFFFFFL;
            if (level != 1 && level != ATTACHMENT_LEVEL) {
                // what programs put behind the end is no attribute; nor is what stands where bytes are lost
                damaged |= (level | id) != 0;
                return;
            }
            boolean cut = length > in.remaining();
            int size = (int) Math.min(length, in.remaining());
            ByteBuffer data = little(in.slice(in.position(), size));
            in.position(in.position() + size);
            if (cut || in.remaining() < 2) {
                damaged = true;
            } else {
                damaged |= sum(data) != (in.getShort() & 0xFFFF);
            }
            attribute(id, data, cut);
        }
        damaged |= in.hasRemaining() && in.get() != 0;
    }

    private static int sum(ByteBuffer data) {
        int sum = 0;
        for (int i = 0; i < data.limit(); i++) {
            sum += data.get(i) & 0xFF;
        }
        return sum & 0xFFFF;
    }

    private void attribute(int id, ByteBuffer data, boolean cut) throws Unfit {
        switch (id) {
            case CODE_PAGE -> {
                if (data.remaining() >= 4) {
                    properties.charset(CodePages.label(data.getInt()));
                }
            }
            case SUBJECT -> text(properties, Tag.SUBJECT, data);
            case BODY -> text(properties, Tag.BODY, data);
            case MESSAGE_CLASS -> text(properties, Tag.MESSAGE_CLASS, data);
            case DATE_SENT -> time(Tag.CLIENT_SUBMIT_TIME, data);
            case DATE_RECEIVED -> time(Tag.DELIVERY_TIME, data);
            case FROM -> from(data);
            case PROPERTIES -> damaged |= !properties(properties, data, Set.of());
            case RECIPIENTS -> recipients(data);
            case ATTACH_REND_DATA -> {
                if (carried.size() >= MapiItem.MAX_ATTACHMENTS) {
                    throw new Unfit(HeldReason.TOO_MANY_ENTRIES);
                }
                carried.add(new Carried());
            }
            case ATTACH_TITLE -> text(last().properties, Tag.ATTACH_FILENAME, data);
            case ATTACH_DATA -> {
                last().data = Blob.of(data);
                last().cut |= cut;
            }
            case ATTACHMENT -> {
                last().cut |= cut;
                damaged |= !properties(last().properties, data, Set.of());
            }
            default -> {
                // priorities, message ids of its own kind, pictures of attachments: nothing to read
            }
        }
    }

    private Carried last() {
        if (carried.isEmpty()) {
            damaged = true;
            carried.add(new Carried());
        }
        return carried.get(carried.size() - 1);
    }

    private static void text(MapiProperties to, int id, ByteBuffer data) {
        to.putIfAbsent(id, Tag.TYPE_STRING8, Blob.of(withoutNul(data, 1)));
    }

    private void time(int id, ByteBuffer data) {
        if (data.remaining() < 12) {
            return;
        }
        int[] n = new int[6];
        for (int i = 0; i < n.length; i++) {
            n[i] = data.getShort() & 0xFFFF;
        }
        try {
            LocalDateTime time = LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]);
            long units = (time.toEpochSecond(ZoneOffset.UTC) + 11_644_473_600L) * 10_000_000L;
            ByteBuffer bytes =
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, units);
            properties.putIfAbsent(id, Tag.TYPE_TIME, Blob.of(bytes));
        } catch (DateTimeException e) {
            damaged = true;
        }
    }

    /** The old form of the sender: lengths, the name, and the address with its type before a colon. */
    private void from(ByteBuffer data) {
        if (data.remaining() < 8) {
            return;
        }
        int name = data.getShort(4) & 0xFFFF;
        int address = data.getShort(6) & 0xFFFF;
        if (8 + name + address > data.limit()) {
            damaged = true;
            return;
        }
        text(properties, Tag.SENDER_NAME, data.slice(8, name));
        String typed = StandardCharsets.ISO_8859_1
                .decode(withoutNul(data.slice(8 + name, address), 1))
                .toString();
        int colon = typed.indexOf(':');
        byte[] type = typed.substring(0, Math.max(0, colon)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] plain = typed.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1);
        properties.putIfAbsent(Tag.SENDER_TYPE, Tag.TYPE_STRING8, Blob.of(type));
        properties.putIfAbsent(Tag.SENDER_ADDRESS, Tag.TYPE_STRING8, Blob.of(plain));
    }

    private void recipients(ByteBuffer data) throws Unfit {
        if (data.remaining() < 4) {
            damaged = true;
            return;
        }
        long count = data.getInt() & 0xFFFFFFFFL;
        for (long i = 0; i < count && data.hasRemaining(); i++) {
            if (recipients.size() >= MapiItem.MAX_RECIPIENTS) {
                throw new Unfit(HeldReason.HEADER_TOO_LONG);
            }
            MapiProperties recipient = new MapiProperties();
            boolean whole = properties(recipient, data, RECIPIENT);
            if (!recipient.isEmpty()) {
                recipients.add(recipient);
            }
            if (!whole) {
                damaged = true;
                return;
            }
        }
    }

    /** Reads a list of properties; later values replace those of the old attributes.
     *
     *  @param wanted which to keep; all if empty
     *  @return whether it could be read to its end */
    private boolean properties(MapiProperties to, ByteBuffer data, Set<Integer> wanted) throws Unfit {
        if (data.remaining() < 4) {
            return false;
        }
        long count = data.getInt() & 0xFFFFFFFFL;
        for (long i = 0; i < count; i++) {
            if (i >= MAX_PROPERTIES) {
                throw new Unfit(HeldReason.TOO_MANY_ENTRIES);
            }
            if (data.remaining() < 4) {
                return false;
            }
            int type = data.getShort() & 0xFFFF;
            int id = data.getShort() & 0xFFFF;
            if (id >= 0x8000 && !skipName(data)) {
                return false;
            }
            if (!value(to, id, type, data, wanted.isEmpty() || wanted.contains(id))) {
                return false;
            }
        }
        return true;
    }

    /** A named property says its name before its value. */
    private static boolean skipName(ByteBuffer data) {
        if (data.remaining() < 24) {
            return false;
        }
        data.position(data.position() + 16);
        int kind = data.getInt();
        long length = data.getInt() & 0xFFFFFFFFL;
        return kind == 0 || skip(data, length + 3 & ~3L);
    }

    private static boolean skip(ByteBuffer data, long count) {
        if (count > data.remaining()) {
            return false;
        }
        data.position(data.position() + (int) count);
        return true;
    }

    private static boolean value(MapiProperties to, int id, int type, ByteBuffer data, boolean wanted) {
        int single = type & ~Tag.MULTIPLE;
        int fixed = fixed(single);
        boolean multiple = (type & Tag.MULTIPLE) != 0;
        long values = 1;
        if (multiple || fixed == 0) {
            if (data.remaining() < 4) {
                return false;
            }
            values = data.getInt() & 0xFFFFFFFFL;
        }
        if (fixed < 0) {
            return false;
        }
        for (long i = 0; i < values; i++) {
            long size = fixed;
            if (fixed == 0) {
                if (data.remaining() < 4) {
                    return false;
                }
                size = data.getInt() & 0xFFFFFFFFL;
            }
            boolean cut = size > data.remaining();
            ByteBuffer bytes = little(data.slice(data.position(), (int) Math.min(size, data.remaining())));
            if (wanted && i == 0 && !multiple && (!cut || single == Tag.TYPE_BINARY || single == Tag.TYPE_STRING)) {
                to.put(id, single, Blob.of(trimmed(bytes, single)));
            }
            if (cut || !skip(data, Math.min(size + 3 & ~3L, data.remaining()))) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer trimmed(ByteBuffer bytes, int type) {
        return switch (type) {
            case Tag.TYPE_STRING8 -> withoutNul(bytes, 1);
            case Tag.TYPE_STRING -> withoutNul(bytes, 2);
            default -> bytes;
        };
    }

    private static ByteBuffer withoutNul(ByteBuffer bytes, int width) {
        int end = bytes.limit() - bytes.limit() % width;
        while (end >= width && bytes.get(end - 1) == 0 && bytes.get(end - width) == 0) {
            end -= width;
        }
        return bytes.slice(0, end);
    }

    /** Bytes that a value of the type takes; 0 where it says so itself, -1 for an unknown type. */
    private static int fixed(int type) {
        return switch (type) {
            case 0x01, 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            case 0x0D, 0x1E, 0x1F, 0x102 -> 0;
            default -> -1;
        };
    }

    private MapiItem item() throws Unfit {
        List<MapiAttachment> attachments = new ArrayList<>();
        for (Carried one : carried) {
            one.properties.charset(properties.charset());
            attachments.add(new MapiAttachment(one.properties, content(one)));
        }
        recipients.forEach(recipient -> recipient.charset(properties.charset()));
        return new MapiItem(properties, recipients, attachments, damaged);
    }

    private MapiAttachment.Content content(Carried one) throws Unfit {
        MapiProperties.Value value = one.properties.value(Tag.ATTACH_DATA).orElse(null);
        if (value != null && value.type() == Tag.TYPE_OBJECT) {
            return object(value.bytes(), one.cut);
        }
        Blob data = one.data != null ? one.data : value != null ? value.bytes() : Blob.of(new byte[0]);
        return one.cut ? new MapiAttachment.Unread(HeldReason.TRUNCATED, data) : new MapiAttachment.Data(data);
    }

    /** A message within the message is a stream of its own behind its interface id; other objects are not read. */
    private MapiAttachment.Content object(Blob blob, boolean cut) throws Unfit {
        ByteBuffer bytes = little(((BufferBlob) blob).buffer());
        boolean message = bytes.remaining() > 16
                && bytes.getLong(0) == MESSAGE_LOW
                && bytes.getLong(8) == MESSAGE_HIGH
                && is(bytes.slice(16, bytes.remaining() - 16));
        if (!message) {
            return new MapiAttachment.Unread(cut ? HeldReason.TRUNCATED : HeldReason.UNSUPPORTED, blob);
        }
        ByteBuffer stream = bytes.slice(16, bytes.remaining() - 16);
        if (depth >= MapiItem.MAX_DEPTH) {
            return new MapiAttachment.Unread(HeldReason.TOO_DEEP, Blob.of(stream));
        }
        MapiItem item = read(stream, depth + 1);
        damaged |= item.damaged();
        return new MapiAttachment.Embedded(item, Blob.of(stream));
    }
}
