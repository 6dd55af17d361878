package org.leakproof.ingest.read.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;

/** Small items in a node's blocks, by their ids, and the trees that are made of them. */
final class Heap {
    private static final int SIGNATURE = 0xEC;
    private static final int TREE = 0xB5;
    private static final int MAX_LEVEL = 8;

    private final DataTree data;
    private final Layout layout;
    private final SubNodes subNodes;
    private final int client;
    private final int root;

    /** @throws BrokenData DAMAGED if it is no heap */
    Heap(Ndb ndb, DataTree data, SubNodes subNodes) throws IOException {
        this.data = data;
        this.layout = ndb.layout();
        this.subNodes = subNodes;
        ByteBuffer first = little(data.block(0));
        if (first.limit() < 12 || (first.get(2) & 0xFF) != SIGNATURE) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        client = first.get(3) & 0xFF;
        root = first.getInt(4);
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What it is used for: 0xBC for a list of properties, 0x7C for a table. */
    int client() {
        return client;
    }

    /** The item to begin with. */
    int root() {
        return root;
    }

    SubNodes subNodes() {
        return subNodes;
    }

    /** An item. */
    ByteBuffer item(int id) throws IOException {
        if (id == 0) {
            return little(new byte[0]);
        }
        ByteBuffer block = little(data.block(layout.heapBlock(id)));
        int index = layout.heapIndex(id);
        int map = block.limit() < 2 ? 0 : block.getShort(0) & 0xFFFF;
        if ((id & 0x1F) != 0 || index == 0 || map + 4 > block.limit()) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        int count = block.getShort(map) & 0xFFFF;
        int at = map + 4 + 2 * (index - 1);
        if (index > count || at + 4 > block.limit()) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        int from = block.getShort(at) & 0xFFFF;
        int to = block.getShort(at + 2) & 0xFFFF;
        if (from > to || to > block.limit()) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        return block.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What an id stands for: an item here, or a node of this node. What is broken shows when it is read. */
    Blob value(int id) throws IOException {
        try {
            if (id == 0) {
                return Blob.of(new byte[0]);
            }
            if ((id & 0x1F) == 0) {
                return Blob.of(item(id));
            }
            return DataTree.of(
                    subNodes.ndb(),
                    subNodes.get(id)
                            .orElseThrow(() -> new BrokenData(HeldReason.DAMAGED))
                            .data());
        } catch (BrokenData e) {
            return new Broken(e.reason());
        }
    }

    /** Bytes that are not to be had. */
    private record Broken(HeldReason reason) implements Blob {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public java.io.InputStream open() throws IOException {
            throw new BrokenData(reason);
        }
    }

    /** Takes the records of a tree. */
    interface RecordTaker {
        /** @param at where the record's key begins; what belongs to it follows */
        void take(ByteBuffer item, int at) throws IOException;
    }

    /** Gives every record of the tree at this item, in the order of the keys.
     *
     *  @param keySize bytes that a key must have
     *  @param least bytes that a record must have behind its key */
    void records(int tree, int keySize, int least, RecordTaker taker) throws IOException {
        ByteBuffer header = item(tree);
        if (header.limit() < 8
                || (header.get(0) & 0xFF) != TREE
                || header.get(1) != keySize
                || (header.get(2) & 0xFF) < least
                || (header.get(3) & 0xFF) > MAX_LEVEL) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        if (header.getInt(4) != 0) {
            level(header.getInt(4), header.get(3), keySize, header.get(2) & 0xFF, taker, new HashSet<>());
        }
    }

    private void level(int id, int level, int keySize, int size, RecordTaker taker, Set<Integer> seen)
            throws IOException {
        if (!seen.add(id)) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        ByteBuffer item = item(id);
        int width = keySize + (level == 0 ? size : 4);
        for (int at = 0; at + width <= item.limit(); at += width) {
            if (level == 0) {
                taker.take(item, at);
            } else {
                level(item.getInt(at + keySize), level - 1, keySize, size, taker, seen);
            }
        }
    }
}
