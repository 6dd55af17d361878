package org.leakproof.contract.record;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A set of ids as its size and a sum that does not depend on their order: two sets balance when both agree. The sum adds
 *  the first 128 bits of each id's SHA-256 modulo 2^128, so equal counts of different ids do not pass for equal sets.
 *
 *  @param digest the sum, 32 hexadecimal digits */
public record IdSet(long count, String digest) {
    private static final HexFormat HEX = HexFormat.of();

    public static final IdSet EMPTY = new IdSet(0, "0".repeat(32));

    public IdSet {
        if (count < 0 || digest.length() != 32 || !isHex(digest)) {
            throw new IllegalArgumentException("not a set of ids");
        }
    }

    private static boolean isHex(String digest) {
        for (int i = 0; i < digest.length(); i++) {
            char c = digest.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    public IdSet plus(String id) {
        ByteBuffer hash = ByteBuffer.wrap(Hashes.sha256(id));
        return plus(1, hash.getLong(), hash.getLong());
    }

    public IdSet plus(IdSet other) {
        return plus(other.count, half(other.digest, 0), half(other.digest, 16));
    }

    private IdSet plus(long more, long high, long low) {
        long lowSum = half(digest, 16) + low;
        long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
        long highSum = half(digest, 0) + high + carry;
        return new IdSet(count + more, HEX.toHexDigits(highSum) + HEX.toHexDigits(lowSum));
    }

    private static long half(String digest, int from) {
        return HexFormat.fromHexDigitsToLong(digest, from, from + 16);
    }
}
