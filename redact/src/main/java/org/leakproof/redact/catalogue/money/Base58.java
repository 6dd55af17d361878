package org.leakproof.redact.catalogue.money;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Base58Check, in Bitcoin's alphabet.
 *
 * @see <a href="https://en.bitcoin.it/wiki/Base58Check_encoding">Base58Check encoding</a>
 */
public final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int CHECKSUM = 4;

    private Base58() {}

    /** Version and payload, if the checksum is right. */
    public static Optional<byte[]> decode(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int skip = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] all = new byte[zeros + magnitude.length - skip];
        System.arraycopy(magnitude, skip, all, zeros, magnitude.length - skip);
        if (all.length <= CHECKSUM) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(all, all.length - CHECKSUM);
        byte[] expected = Arrays.copyOf(sha256(sha256(payload)), CHECKSUM);
        return Arrays.equals(expected, Arrays.copyOfRange(all, payload.length, all.length))
                ? Optional.of(payload)
                : Optional.empty();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
