package org.leakproof.contract.stream;

/** One whole record as it came from a topic.
 *
 *  @param offset of its first piece
 *  @param nextOffset where to go on behind it
 *  @param bytes encoded */
public record Delivery<T>(Topic<T> topic, int partition, long offset, long nextOffset, String key, T value, int bytes) {
    @Override
    public String toString() {
        return "Delivery[" + topic + "/" + partition + "@" + offset + ", " + bytes + " bytes]";
    }
}
