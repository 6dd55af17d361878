package org.leakproof.ingest.read.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** A table: of a folder's messages, of a message's recipients. */
final class Table {
    private static final int CLIENT = 0x7C;

    private final Heap heap;
    private final ByteBuffer info;
    private final boolean wide;

    /** @throws BrokenData DAMAGED if it is no table */
    Table(Heap heap, Layout layout) throws IOException {
        this.heap = heap;
        wide = layout.wide();
        info = heap.client() == CLIENT ? heap.item(heap.root()) : Heap.little(new byte[0]);
        if (info.limit() < 22 || (info.get(0) & 0xFF) != CLIENT || 22 + columns() * 8 > info.limit()) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
    }

    private int columns() {
        return info.get(1) & 0xFF;
    }

    /** Takes the ids of rows. */
    interface RowTaker {
        /** @param id of the node that the row stands for
         *  @param number of the row */
        void take(int id, int number) throws IOException;
    }

    /** Gives every row's id. */
    void ids(RowTaker taker) throws IOException {
        int least = wide ? 4 : 2;
        heap.records(info.getInt(10), 4, least, (item, at) -> {
            int number = wide ? item.getInt(at + 4) : item.getShort(at + 4) & 0xFFFF;
            taker.take(item.getInt(at), number);
        });
    }

    /** The rows' properties, as far as they are wanted, in the order of the rows.
     *
     *  @throws BrokenData TOO_MANY_ENTRIES beyond the limit */
    List<MapiProperties> rows(Set<Integer> wanted, int limit) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        ids((id, number) -> {
            if (numbers.size() >= limit) {
                throw new BrokenData(HeldReason.TOO_MANY_ENTRIES);
            }
            numbers.add(number);
        });
        numbers.sort(null);
        int size = info.getShort(8) & 0xFFFF;
        int bits = info.getShort(6) & 0xFFFF;
        if (size < 5 || bits > size) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        Rows rows = new Rows(info.getInt(14), size);
        List<MapiProperties> found = new ArrayList<>();
        for (int number : numbers) {
            found.add(row(rows.row(number), bits, wanted));
        }
        return found;
    }

    private MapiProperties row(ByteBuffer row, int bits, Set<Integer> wanted) throws IOException {
        MapiProperties properties = new MapiProperties();
        for (int i = 0; i < columns(); i++) {
            int column = 22 + 8 * i;
            int type = info.getShort(column) & 0xFFFF;
            int id = info.getShort(column + 2) & 0xFFFF;
            int at = info.getShort(column + 4) & 0xFFFF;
            int width = info.get(column + 6) & 0xFF;
            int bit = info.get(column + 7) & 0xFF;
            boolean fits = at + width <= row.limit() && bits + bit / 8 < row.limit();
            if (!wanted.contains(id) || !fits || (row.get(bits + bit / 8) & 0x80 >> bit % 8) == 0) {
                continue;
            }
            boolean inline = switch (type) {
                case Tag.TYPE_SHORT, Tag.TYPE_INTEGER, Tag.TYPE_BOOLEAN, Tag.TYPE_TIME -> true;
                default -> false;
            };
            if (inline) {
                byte[] value = new byte[Math.max(4, width)];
                row.get(at, value, 0, width);
                properties.put(id, type, Blob.of(value));
            } else if (width == 4) {
                properties.put(id, type, heap.value(row.getInt(at)));
            }
        }
        return properties;
    }

    /** Rows lie in blocks, each of which holds as many as fit. */
    private final class Rows {
        private final int size;
        private final ByteBuffer single;
        private final DataTree tree;

        Rows(int id, int size) throws IOException {
            this.size = size;
            if ((id & 0x1F) == 0) {
                single = heap.item(id);
                tree = null;
            } else {
                single = null;
                SubNodes nodes = heap.subNodes();
                tree = DataTree.of(
                        nodes.ndb(),
                        nodes.get(id)
                                .orElseThrow(() -> new BrokenData(HeldReason.DAMAGED))
                                .data());
            }
        }

        ByteBuffer row(int number) throws IOException {
            ByteBuffer block = single;
            int at = number;
            if (tree != null) {
                int each = tree.block(0).length / size;
                if (each == 0) {
                    throw new BrokenData(HeldReason.DAMAGED);
                }
                block = Heap.little(tree.block(number / each));
                at = number % each;
            }
            if (at < 0 || (at + 1L) * size > block.limit()) {
                throw new BrokenData(HeldReason.DAMAGED);
            }
            return block.slice(at * size, size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        }
    }
}
