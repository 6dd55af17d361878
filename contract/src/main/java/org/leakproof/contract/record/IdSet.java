package org.leakproof.contract.record;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A set of ids as its size and a sum that does not depend on their order: two sets balance when both agree. The sum adds
 *  the first 128 bits of each id's SHA-256 modulo 2^128, so equal counts of different ids do not pass for equal sets.
 *
 *  @param digest the sum, 32 hexadecimal digits */
public record IdSet(long count, String digest) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    public static final IdSet EMPTY = new IdSet(0, "0".repeat(32));

    public IdSet {
        if (count < 0 || !FORM.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a set of ids");
        }
    }

    public IdSet plus(String id) {
        return plus(new IdSet(1, HexFormat.of().formatHex(Hashes.sha256(id), 0, 16)));
    }

    public IdSet plus(IdSet other) {
        BigInteger sum =
                new BigInteger(digest, 16).add(new BigInteger(other.digest, 16)).mod(MODULUS);
        String hex = sum.toString(16);
        return new IdSet(count + other.count, "0".repeat(32 - hex.length()) + hex);
    }
}
