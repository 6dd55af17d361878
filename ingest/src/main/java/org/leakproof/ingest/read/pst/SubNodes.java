package org.leakproof.ingest.read.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.TreeMap;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.BrokenData;

/** The nodes that a node has of its own, by their ids. */
final class SubNodes {
    private static final int MAX = 200_000;

    /** A node within a node. */
    record SubNode(int id, long data, long sub) {}

    private final Ndb ndb;
    private final TreeMap<Integer, SubNode> nodes = new TreeMap<>();

    private SubNodes(Ndb ndb) {
        this.ndb = ndb;
    }

    /** @param block id of the list, 0 for none
     *  @throws BrokenData if the list is broken or too long */
    static SubNodes of(Ndb ndb, long block) throws IOException {
        SubNodes nodes = new SubNodes(ndb);
        if (block != 0) {
            nodes.add(block, 2);
        }
        return nodes;
    }

    private void add(long block, int above) throws IOException {
        ByteBuffer list = ByteBuffer.wrap(ndb.block(block | 2)).order(ByteOrder.LITTLE_ENDIAN);
        int width = ndb.layout().idSize();
        if (list.limit() < 8 || list.get(0) != 2) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        int level = list.get(1) & 0xFF;
        int entries = list.getShort(2) & 0xFFFF;
        int start = ndb.layout().wide() ? 8 : 4;
        int size = width * (level == 0 ? 3 : 2);
        if (level >= above || start + (long) entries * size > list.limit() || nodes.size() + entries > MAX) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        for (int i = 0; i < entries; i++) {
            int at = start + i * size;
            int id = list.getInt(at);
            long data = Ndb.id(list, at + width, ndb.layout());
            if (level > 0) {
                add(data, level);
            } else {
                nodes.put(id, new SubNode(id, data, Ndb.id(list, at + 2 * width, ndb.layout())));
            }
        }
    }

    Optional<SubNode> get(int id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Iterable<SubNode> all() {
        return nodes.values();
    }

    Ndb ndb() {
        return ndb;
    }
}
