package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Reads an Outlook message file: a compound file with a storage for each recipient and attachment.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg/">MS-OXMSG</a> */
public final class Msg {
    private static final String PROPERTIES = "__properties_version1.0";
    private static final String STREAM = "__substg1.0_";
    private static final String RECIPIENT = "__recip_version1.0_";
    private static final String ATTACHMENT = "__attach_version1.0_";
    private static final String NAMES = "__nameid_version1.0";

    private static final int MAX_PROPERTIES = 1 << 20;

    /** Class id of a message's root: 00020D0B-0000-0000-C000-000000000046. */
    private static final long CLASS_LOW = 0x0000000000020D0BL;

    private static final long CLASS_HIGH = 0x46000000000000C0L;

    /** What of a recipient is kept. */
    private static final Set<Integer> OF_RECIPIENT = Set.of(
            Tag.RECIPIENT_TYPE,
            Tag.DISPLAY_NAME,
            Tag.ADDRESS_TYPE,
            Tag.ADDRESS,
            Tag.SMTP_ADDRESS,
            Tag.SEARCH_KEY,
            Tag.RECIPIENT_DISPLAY_NAME);

    private final Cfb file;
    private boolean damaged;
    private PropertyNames names = PropertyNames.NONE;

    private Msg(Cfb file) {
        this.file = file;
    }

    /** Whether a file that begins like this is such a message.
     *
     *  @param likely whether its name says so, which counts only where its directory lies beyond these bytes */
    public static boolean is(byte[] head, boolean likely) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long root = Cfb.rootEntry(bytes);
        if (root < 0) {
            return false;
        }
        if (root + 128 > head.length) {
            return likely;
        }
        if (bytes.getLong((int) root + 80) == CLASS_LOW && bytes.getLong((int) root + 88) == CLASS_HIGH) {
            return true;
        }
        // some programs write no class id: then the entries behind the root tell
        boolean none = bytes.getLong((int) root + 80) == 0 && bytes.getLong((int) root + 88) == 0;
        for (int at = (int) root + 128; none && at + 128 <= Math.min(head.length, root + 512); at += 128) {
            if (bytes.getChar(at) == '_' && bytes.getChar(at + 2) == '_' && bytes.get(at + 66) != 0) {
                return true;
            }
        }
        return false;
    }

    /** @param bytes from position to limit, not to be changed as long as the item is used
     *  @throws Unfit if it is no such file, has nothing to be read in it, or goes beyond a limit */
    public static MapiItem read(ByteBuffer bytes) throws Unfit, IOException {
        Msg msg = new Msg(Cfb.open(bytes));
        MapiItem item = msg.item(0, 32, 0);
        if (item.properties().isEmpty()) {
            throw new Unfit(HeldReason.DAMAGED);
        }
        return new MapiItem(
                item.properties(), item.recipients(), item.attachments(), msg.damaged || msg.file.hasUnseen());
    }

    private MapiItem item(int storage, int header, int depth) throws Unfit, IOException {
        MapiProperties properties = new MapiProperties();
        List<Cfb.Entry> recipientEntries = new ArrayList<>();
        List<Cfb.Entry> attachmentEntries = new ArrayList<>();
        List<Cfb.Entry> own = new ArrayList<>();
        for (Cfb.Entry entry : file.children(storage)) {
            if (entry.storage() && entry.name().startsWith(RECIPIENT)) {
                recipientEntries.add(entry);
            } else if (entry.storage() && entry.name().startsWith(ATTACHMENT)) {
                attachmentEntries.add(entry);
            } else if (entry.storage() && entry.name().equals(NAMES)) {
                names = names(entry);
            } else {
                own.add(entry);
            }
        }
        properties(properties, own, header, Set.of());
        properties.charset(DeclaredCharset.of(properties));
        names.apply(properties);
        if (recipientEntries.size() > MapiItem.MAX_RECIPIENTS) {
            throw new Unfit(HeldReason.HEADER_TOO_LONG);
        }
        if (attachmentEntries.size() > MapiItem.MAX_ATTACHMENTS) {
            throw new Unfit(HeldReason.TOO_MANY_ENTRIES);
        }
        List<MapiProperties> recipients = new ArrayList<>();
        recipientEntries.sort(Comparator.comparing(Cfb.Entry::name));
        for (Cfb.Entry entry : recipientEntries) {
            MapiProperties recipient = new MapiProperties();
            properties(recipient, file.children(entry.number()), 8, OF_RECIPIENT);
            recipient.charset(properties.charset());
            if (!recipient.isEmpty()) {
                recipients.add(recipient);
            }
        }
        List<MapiAttachment> attachments = new ArrayList<>();
        attachmentEntries.sort(Comparator.comparing(Cfb.Entry::name));
        for (Cfb.Entry entry : attachmentEntries) {
            attachments.add(attachment(entry, properties.charset(), depth));
        }
        return new MapiItem(properties, recipients, attachments, false);
    }

    /** The table of names counts for messages within the message too. */
    private PropertyNames names(Cfb.Entry storage) throws IOException {
        Map<String, Blob> streams = new HashMap<>();
        for (Cfb.Entry entry : file.children(storage.number())) {
            streams.putIfAbsent(entry.name(), file.stream(entry));
        }
        Blob none = Blob.of(new byte[0]);
        try {
            return PropertyNames.read(
                    streams.getOrDefault(STREAM + "00020102", none), streams.getOrDefault(STREAM + "00030102", none));
        } catch (BrokenData e) {
            damaged = true;
            return PropertyNames.NONE;
        }
    }

    private MapiAttachment attachment(Cfb.Entry entry, String charset, int depth) throws Unfit, IOException {
        MapiProperties properties = new MapiProperties();
        List<Cfb.Entry> children = file.children(entry.number());
        properties(properties, children, 8, Set.of());
        properties.charset(charset);
        int method = properties.number(Tag.ATTACH_METHOD).orElse(1);
        for (Cfb.Entry child : children) {
            if (child.storage() && child.name().equals(STREAM + "3701000D")) {
                return new MapiAttachment(properties, object(child, method, depth));
            }
        }
        MapiProperties.Value data = properties.value(Tag.ATTACH_DATA).orElse(null);
        if (data != null && data.type() == Tag.TYPE_BINARY) {
            return new MapiAttachment(properties, new MapiAttachment.Data(data.bytes()));
        }
        return new MapiAttachment(properties, new MapiAttachment.Elsewhere());
    }

    private MapiAttachment.Content object(Cfb.Entry storage, int method, int depth) throws Unfit, IOException {
        Blob none = Blob.of(new byte[0]);
        if (method != 5) {
            hideBelow(storage);
            return new MapiAttachment.Unread(HeldReason.UNSUPPORTED, none);
        }
        if (depth >= MapiItem.MAX_DEPTH) {
            hideBelow(storage);
            return new MapiAttachment.Unread(HeldReason.TOO_DEEP, none);
        }
        MapiItem item = item(storage.number(), 24, depth + 1);
        return item.properties().isEmpty()
                ? new MapiAttachment.Unread(HeldReason.DAMAGED, none)
                : new MapiAttachment.Embedded(item, none);
    }

    /** What lies in a storage that is held as a whole is not lost. */
    private void hideBelow(Cfb.Entry storage) {
        List<Cfb.Entry> open = new ArrayList<>(List.of(storage));
        while (!open.isEmpty()) {
            for (Cfb.Entry entry : file.children(open.remove(open.size() - 1).number())) {
                if (entry.storage()) {
                    open.add(entry);
                }
            }
        }
    }

    /** Reads the properties of one storage: numbers stand in one stream, everything longer has a stream of its own. */
    private void properties(MapiProperties to, List<Cfb.Entry> entries, int header, Set<Integer> wanted)
            throws IOException {
        Map<String, Cfb.Entry> streams = new HashMap<>();
        for (Cfb.Entry entry : entries) {
            if (!entry.storage()) {
                streams.putIfAbsent(entry.name(), entry);
            }
        }
        Cfb.Entry list = streams.get(PROPERTIES);
        if (list == null) {
            damaged = true;
        } else {
            numbers(to, file.stream(list), header, wanted);
        }
        for (Cfb.Entry entry : entries) {
            String name = entry.name();
            if (!entry.storage() && name.length() == STREAM.length() + 8 && name.startsWith(STREAM)) {
                int tag;
                try {
                    tag = Integer.parseUnsignedInt(name.substring(STREAM.length()), 16);
                } catch (NumberFormatException e) {
                    damaged = true;
                    continue;
                }
                int id = tag >>> 16;
                if (wanted.isEmpty() || wanted.contains(id)) {
                    put(to, id, tag & 0xFFFF, file.stream(entry));
                }
            }
        }
    }

    /** A text may be there in 8 bits and in 16: the latter says more. */
    private static void put(MapiProperties to, int id, int type, Blob bytes) {
        boolean wide = to.value(id).filter(v -> v.type() == Tag.TYPE_STRING).isPresent();
        if (!(wide && type == Tag.TYPE_STRING8)) {
            to.put(id, type, bytes);
        }
    }

    private void numbers(MapiProperties to, Blob list, int header, Set<Integer> wanted) throws IOException {
        byte[] bytes;
        try {
            bytes = list.bytes(MAX_PROPERTIES, HeldReason.TOO_MANY_ENTRIES);
        } catch (BrokenData e) {
            damaged = true;
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = header; at + 16 <= bytes.length; at += 16) {
            int type = in.getShort(at) & 0xFFFF;
            int id = in.getShort(at + 2) & 0xFFFF;
            boolean fixed = switch (type) {
                case Tag.TYPE_SHORT, Tag.TYPE_INTEGER, Tag.TYPE_BOOLEAN, Tag.TYPE_TIME -> true;
                default -> false;
            };
            if (fixed && (wanted.isEmpty() || wanted.contains(id))) {
                to.put(id, type, Blob.of(in.slice(at + 8, 8)));
            }
        }
    }
}
