package org.leakproof.ingest.read.pst;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;
import org.leakproof.ingest.read.mapi.DeclaredCharset;
import org.leakproof.ingest.read.mapi.MapiAttachment;
import org.leakproof.ingest.read.mapi.MapiItem;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.PropertyNames;
import org.leakproof.ingest.read.mapi.Tag;

/** A store of Outlook, PST or OST: its folders and what is in them. Hidden items that hold settings are left alone. Not
 * thread-safe. */
public final class PstStore implements Closeable {
    private static final int FOLDER = 0x02;
    private static final int MESSAGE = 0x04;
    private static final int ATTACHMENT = 0x05;
    private static final int CONTENTS = 0x0E;
    private static final int NAMES = 0x61;
    private static final int ATTACHMENT_TABLE = 0x671;
    private static final int RECIPIENT_TABLE = 0x692;
    private static final int EMBEDDED = 5;

    /** Folders within each other. */
    private static final int MAX_PATH = 100;

    private static final Set<Integer> OF_RECIPIENT = Set.of(
            Tag.RECIPIENT_TYPE,
            Tag.DISPLAY_NAME,
            Tag.ADDRESS_TYPE,
            Tag.ADDRESS,
            Tag.SMTP_ADDRESS,
            Tag.SEARCH_KEY,
            Tag.RECIPIENT_DISPLAY_NAME);

    private final Ndb ndb;
    private PropertyNames names = PropertyNames.NONE;

    /** A folder.
     *
     *  @param path names from the top, with slashes between; empty for what belongs to no folder
     *  @param count how many items the folder says it has
     *  @param messages ids of the items found, ascending, and of those that only its table names */
    public record Folder(String path, OptionalLong count, List<Integer> messages) {
        @Override
        public String toString() {
            return "Folder[" + messages.size() + " messages]";
        }
    }

    private PstStore(Ndb ndb) {
        this.ndb = ndb;
    }

    /** Whether a file that begins like this is a store. */
    public static boolean is(byte[] head) {
        return Ndb.is(head);
    }

    /** @throws Unfit if the header cannot be read, or a password is needed that is more than a flag */
    public static PstStore open(Path file) throws IOException, Unfit {
        PstStore store = new PstStore(Ndb.open(file));
        try {
            MapiProperties map = store.properties(NAMES);
            store.names = PropertyNames.read(blob(map, 0x0002), blob(map, 0x0003));
        } catch (BrokenData e) {
            // then nothing that is known by a name is known
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    private static Blob blob(MapiProperties map, int id) {
        return map.value(id).map(MapiProperties.Value::bytes).orElseGet(() -> Blob.of(new byte[0]));
    }

    private MapiProperties properties(int id) throws IOException {
        Ndb.Node node = ndb.node(id).orElseThrow(() -> new BrokenData(HeldReason.DAMAGED));
        return PropertyList.read(heap(node.data(), node.sub()));
    }

    private Heap heap(long data, long sub) throws IOException {
        return heap(data, SubNodes.of(ndb, sub));
    }

    private Heap heap(long data, SubNodes nodes) throws IOException {
        return new Heap(ndb, DataTree.of(ndb, data), nodes);
    }

    /** The folders that have items, or say so, in the order of their ids. Each item is in one of them.
     *
     *  @param decoder for names in eight bits */
    public List<Folder> folders(MapiProperties.Decoder decoder) throws IOException {
        TreeMap<Integer, Integer> parents = new TreeMap<>(Integer::compareUnsigned);
        long[][] items = {new long[1024]};
        int[] count = {0};
        ndb.nodes(node -> {
            int kind = node.id() & 0x1F;
            if (kind == FOLDER) {
                parents.put(node.id(), node.parent());
            } else if (kind == MESSAGE) {
                if (count[0] == items[0].length) {
                    items[0] = Arrays.copyOf(items[0], count[0] * 2);
                }
                items[0][count[0]++] = (long) node.parent() << 32 | node.id() & 0xFFFFFFFFL;
            }
        });
        Map<Integer, List<Integer>> found = new HashMap<>();
        Set<Integer> known = new HashSet<>();
        List<Integer> lost = new ArrayList<>();
        Arrays.sort(items[0], 0, count[0]);
        for (int i = 0; i < count[0]; i++) {
            int id = (int) items[0][i];
            int parent = (int) (items[0][i] >>> 32);
            if (known.add(id)) {
                if (parents.containsKey(parent)) {
                    found.computeIfAbsent(parent, p -> new ArrayList<>()).add(id);
                } else {
                    lost.add(id);
                }
            }
        }
        List<Folder> folders = new ArrayList<>();
        for (int id : parents.keySet()) {
            List<Integer> own = found.getOrDefault(id, new ArrayList<>());
            OptionalLong said = said(id);
            named(id, known, own);
            if (!own.isEmpty() || said.orElse(0) > 0) {
                own.sort(Integer::compareUnsigned);
                folders.add(new Folder(path(id, parents, decoder), said, List.copyOf(own)));
            }
        }
        if (!lost.isEmpty()) {
            lost.sort(Integer::compareUnsigned);
            folders.add(new Folder("", OptionalLong.empty(), List.copyOf(lost)));
        }
        return folders;
    }

    private OptionalLong said(int folder) throws IOException {
        try {
            MapiProperties properties = properties(folder);
            return properties.number(Tag.CONTENT_COUNT).stream()
                    .filter(n -> n >= 0)
                    .asLongStream()
                    .findFirst();
        } catch (BrokenData e) {
            return OptionalLong.empty();
        }
    }

    /** Adds items that the folder's table names and that no node is there for. */
    private void named(int folder, Set<Integer> known, List<Integer> own) throws IOException {
        try {
            Optional<Ndb.Node> table = ndb.node(folder & ~0x1F | CONTENTS);
            if (table.isPresent()) {
                new Table(heap(table.get().data(), table.get().sub()), ndb.layout()).ids((id, number) -> {
                    if ((id & 0x1F) == MESSAGE && known.add(id)) {
                        own.add(id);
                    }
                });
            }
        } catch (BrokenData e) {
            // the nodes themselves say what there is
        }
    }

    private String path(int folder, Map<Integer, Integer> parents, MapiProperties.Decoder decoder) throws IOException {
        List<String> path = new ArrayList<>();
        Integer at = folder;
        for (int depth = 0; at != null && depth < MAX_PATH; depth++) {
            Integer above = parents.get(at);
            boolean top = above == null || above.equals(at);
            try {
                MapiProperties properties = properties(at);
                properties.charset(DeclaredCharset.of(properties));
                String name = properties.text(Tag.DISPLAY_NAME, decoder).orElse("");
                if (!top || !name.isEmpty()) {
                    path.add(0, name);
                }
            } catch (BrokenData e) {
                path.add(0, "?");
            }
            at = top ? null : above;
        }
        return String.join("/", path);
    }

    /** Begins with an item: SHA-256 over its record, in hexadecimal; over its number if it has none that can be read. */
    public String sha256(int id) throws IOException {
        ndb.trust();
        MessageDigest digest = Hashes.sha256();
        try {
            Ndb.Node node = ndb.node(id).orElseThrow(() -> new BrokenData(HeldReason.MISSING));
            try (InputStream in = DataTree.of(ndb, node.data()).open()) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        } catch (BrokenData e) {
            digest.update(ByteBuffer.allocate(4).putInt(0, id));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** An item. Good until this is closed.
     *
     *  @throws BrokenData MISSING if there is only its name, DAMAGED or another reason if its record cannot be read
     *  @throws Unfit beyond a limit */
    public MapiItem message(int id) throws IOException, Unfit {
        Ndb.Node node = ndb.node(id).orElseThrow(() -> new BrokenData(HeldReason.MISSING));
        return item(node.data(), SubNodes.of(ndb, node.sub()), 0);
    }

    private MapiItem item(long data, SubNodes nodes, int depth) throws IOException, Unfit {
        MapiProperties properties = PropertyList.read(heap(data, nodes));
        properties.charset(DeclaredCharset.of(properties));
        names.apply(properties);
        boolean damaged = false;
        List<MapiProperties> recipients = List.of();
        Optional<SubNodes.SubNode> table = nodes.get(RECIPIENT_TABLE);
        if (table.isPresent()) {
            try {
                recipients = new Table(heap(table.get().data(), table.get().sub()), ndb.layout())
                        .rows(OF_RECIPIENT, MapiItem.MAX_RECIPIENTS);
                recipients.forEach(recipient -> recipient.charset(properties.charset()));
            } catch (BrokenData e) {
                damaged = true;
            }
        }
        List<MapiAttachment> attachments = new ArrayList<>();
        Set<Integer> found = new HashSet<>();
        for (SubNodes.SubNode node : nodes.all()) {
            if ((node.id() & 0x1F) == ATTACHMENT) {
                if (attachments.size() >= MapiItem.MAX_ATTACHMENTS) {
                    throw new Unfit(HeldReason.TOO_MANY_ENTRIES);
                }
                found.add(node.id());
                attachments.add(attachment(node, properties.charset(), depth));
            }
        }
        damaged |= !listed(nodes, found, attachments);
        return new MapiItem(properties, recipients, attachments, damaged);
    }

    /** Adds attachments that the table names and that are not there.
     *
     *  @return whether the table could be read */
    private boolean listed(SubNodes nodes, Set<Integer> found, List<MapiAttachment> attachments) throws IOException {
        Optional<SubNodes.SubNode> table = nodes.get(ATTACHMENT_TABLE);
        if (table.isEmpty()) {
            return true;
        }
        try {
            new Table(heap(table.get().data(), table.get().sub()), ndb.layout()).ids((id, number) -> {
                if (attachments.size() < MapiItem.MAX_ATTACHMENTS && found.add(id)) {
                    attachments.add(unread(HeldReason.DAMAGED));
                }
            });
            return true;
        } catch (BrokenData e) {
            return false;
        }
    }

    private static MapiAttachment unread(HeldReason reason) {
        return new MapiAttachment(new MapiProperties(), new MapiAttachment.Unread(reason, Blob.of(new byte[0])));
    }

    private MapiAttachment attachment(SubNodes.SubNode node, String charset, int depth) throws IOException, Unfit {
        try {
            SubNodes nodes = SubNodes.of(ndb, node.sub());
            MapiProperties properties = PropertyList.read(heap(node.data(), nodes));
            properties.charset(charset);
            return new MapiAttachment(properties, content(properties, nodes, depth));
        } catch (BrokenData e) {
            return unread(e.reason());
        }
    }

    private MapiAttachment.Content content(MapiProperties properties, SubNodes nodes, int depth)
            throws IOException, Unfit {
        MapiProperties.Value value = properties.value(Tag.ATTACH_DATA).orElse(null);
        if (value == null) {
            return new MapiAttachment.Elsewhere();
        }
        if (value.type() != Tag.TYPE_OBJECT) {
            return new MapiAttachment.Data(value.bytes());
        }
        Blob none = Blob.of(new byte[0]);
        try {
            ByteBuffer object = Heap.little(value.bytes().bytes(64, HeldReason.DAMAGED));
            if (object.limit() < 4) {
                return new MapiAttachment.Unread(HeldReason.DAMAGED, none);
            }
            SubNodes.SubNode inner = nodes.get(object.getInt(0)).orElseThrow(() -> new BrokenData(HeldReason.DAMAGED));
            if (properties.number(Tag.ATTACH_METHOD).orElse(0) != EMBEDDED) {
                return new MapiAttachment.Data(DataTree.of(ndb, inner.data()));
            }
            if (depth >= MapiItem.MAX_DEPTH) {
                return new MapiAttachment.Unread(HeldReason.TOO_DEEP, none);
            }
            return new MapiAttachment.Embedded(item(inner.data(), SubNodes.of(ndb, inner.sub()), depth + 1), none);
        } catch (BrokenData e) {
            return new MapiAttachment.Unread(e.reason(), none);
        }
    }

    /** Whether bytes read since the last call of {@link #sha256} did not match their check value. */
    public boolean isDoubtful() {
        return ndb.isDoubtful();
    }

    @Override
    public void close() throws IOException {
        ndb.close();
    }
}
