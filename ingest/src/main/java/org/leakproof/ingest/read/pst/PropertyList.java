package org.leakproof.ingest.read.pst;

import java.io.IOException;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;
import org.leakproof.ingest.read.mapi.BrokenData;
import org.leakproof.ingest.read.mapi.MapiProperties;
import org.leakproof.ingest.read.mapi.Tag;

/** The properties of a folder, message or attachment. */
final class PropertyList {
    private static final int CLIENT = 0xBC;

    private PropertyList() {}

    /** @throws BrokenData if the list itself is broken; a broken value shows when it is read */
    static MapiProperties read(Heap heap) throws IOException {
        if (heap.client() != CLIENT) {
            throw new BrokenData(HeldReason.DAMAGED);
        }
        MapiProperties properties = new MapiProperties();
        heap.records(heap.root(), 2, 6, (item, at) -> {
            int id = item.getShort(at) & 0xFFFF;
            int type = item.getShort(at + 2) & 0xFFFF;
            properties.put(id, type, value(heap, type, item.getInt(at + 4)));
        });
        return properties;
    }

    /** @param value the value itself where that has no more than four bytes, else its id */
    private static Blob value(Heap heap, int type, int value) throws IOException {
        return switch (type) {
            case Tag.TYPE_SHORT, Tag.TYPE_INTEGER, Tag.TYPE_BOOLEAN, 0x04, 0x0A ->
                Blob.of(new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)});
            default -> heap.value(value);
        };
    }
}
