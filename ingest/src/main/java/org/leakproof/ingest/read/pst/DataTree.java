package org.leakproof.ingest.read.pst;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;

/** The bytes of a node: one block, or many that blocks of their own list. Holds ids only; reads a block when it is its
 * turn. */
final class DataTree implements Blob {
    private static final int MAX_LEVEL = 2;

    private final Ndb ndb;
    private long[] blocks = new long[1];
    private int count;
    private long stored;
    private long size;

    private DataTree(Ndb ndb) {
        this.ndb = ndb;
    }

    /** @param block id of the only block or of the list, 0 for none
     *  @throws BrokenData if the list is broken or says more than the file can hold */
    static DataTree of(Ndb ndb, long block) throws IOException {
        DataTree tree = new DataTree(ndb);
        if (block != 0) {
            tree.add(block, MAX_LEVEL + 1);
        }
        return tree;
    }

    private void add(long block, int above) throws IOException {
        if ((block & 2) == 0) {
            Ndb.Place place = ndb.place(block);
            stored += place.size();
            size += place.inflated();
            if (stored > ndb.length()) {
                // blocks that come twice
                throw new BrokenData(HeldReason.DAMAGED);
            }
            if (count == blocks.length) {
                blocks = Arrays.copyOf(blocks, count * 2);
            }
            blocks[count++] = block;
            return;
        }
        ByteBuffer list = ByteBuffer.wrap(ndb.block(block)).order(ByteOrder.LITTLE_ENDIAN);
        int width = ndb.layout().idSize();
        if (list.limit() < 8 || list.get(0) != 1) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        int level = list.get(1) & 0xFF;
        int entries = list.getShort(2) & 0xFFFF;
        if (level < 1 || level >= above || 8L + (long) entries * width > list.limit()) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        for (int i = 0; i < entries; i++) {
            add(Ndb.id(list, 8 + i * width, ndb.layout()), level);
        }
    }

    int blocks() {
        return count;
    }

    byte[] block(int index) throws IOException {
        if (index < 0 || index >= count) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        return ndb.block(blocks[index]);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new InputStream() {
            private byte[] block = new byte[0];
            private int next;
            private int at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int size) throws IOException {
                while (at == block.length) {
                    if (next == count) {
                        return -1;
                    }
                    block = DataTree.this.block(next++);
                    at = 0;
                }
                int some = Math.min(size, block.length - at);
                System.arraycopy(block, at, into, from, some);
                at += some;
                return some;
            }
        };
    }

    @Override
    public String toString() {
        return "DataTree[" + count + " blocks]";
    }
}
