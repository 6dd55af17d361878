package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES encryption of zip entries as WinZip specified it (AE-1 and AE-2): PBKDF2 with HMAC-SHA1 and 1,000 iterations, AES
 * in counter mode with a little-endian counter from 1, the first ten bytes of an HMAC-SHA1 behind the data.
 */
final class ZipAesCipher implements ZipCipher {
    private static final int ITERATIONS = 1000;
    private static final int VERIFIER = 2;
    /** Bytes of the authentication code behind the data. */
    static final int CODE = 10;

    private static final int SHA1 = 20;
    private static final int BLOCK = 16;
    private static final int COUNTERS = 256;

    private final int saltLength;
    private final byte[] key;
    private final byte[] macKey;

    private ZipAesCipher(int saltLength, byte[] key, byte[] macKey) {
        this.saltLength = saltLength;
        this.key = key;
        this.macKey = macKey;
    }

    /** Bytes in front of the data for a strength of 1 to 3. */
    static int headerLength(int strength) {
        return 4 + 4 * strength + VERIFIER;
    }

    /** Hash computations that one try of a password costs. */
    static long rounds(int strength) {
        int keyLength = 8 + 8 * strength;
        return 2L * ITERATIONS * ((2 * keyLength + VERIFIER + SHA1 - 1) / SHA1);
    }

    /**
     * Tries a password on the two bytes that tell all but one in 65,536 wrong ones.
     *
     * @param header salt and verifier
     */
    static Optional<ZipAesCipher> of(byte[] password, int strength, byte[] header) {
        int keyLength = 8 + 8 * strength;
        int saltLength = 4 + 4 * strength;
        byte[] salt = Arrays.copyOf(header, saltLength);
        byte[] derived = derive(password, salt, 2 * keyLength + VERIFIER);
        boolean fits = Arrays.equals(
                header, saltLength, saltLength + VERIFIER, derived, 2 * keyLength, 2 * keyLength + VERIFIER);
        return fits
                ? Optional.of(new ZipAesCipher(
                        saltLength,
                        Arrays.copyOf(derived, keyLength),
                        Arrays.copyOfRange(derived, keyLength, 2 * keyLength)))
                : Optional.empty();
    }

    int headerLength() {
        return saltLength + VERIFIER;
    }

    /** Whether the authentication code behind the data is the one of the data: beyond doubt, but a pass over all of it. */
    boolean authentic(Region encrypted, byte[] code) {
        Mac mac = mac(macKey);
        byte[] buffer = new byte[64 * 1024];
        RegionStream in = encrypted.stream();
        int n;
        while ((n = in.read(buffer, 0, buffer.length)) >= 0) {
            mac.update(buffer, 0, n);
        }
        return Arrays.equals(Arrays.copyOf(mac.doFinal(), CODE), code);
    }

    @Override
    public InputStream decrypt(InputStream encrypted) {
        return new Counter(encrypted, key);
    }

    private static byte[] derive(byte[] password, byte[] salt, int length) {
        Mac mac = mac(password.length == 0 ? new byte[1] : password);
        byte[] derived = new byte[(length + SHA1 - 1) / SHA1 * SHA1];
        for (int block = 1; (block - 1) * SHA1 < length; block++) {
            mac.update(salt);
            byte[] u = mac.doFinal(new byte[] {0, 0, 0, (byte) block});
            byte[] sum = u.clone();
            for (int i = 1; i < ITERATIONS; i++) {
                u = mac.doFinal(u);
                for (int k = 0; k < SHA1; k++) {
                    sum[k] ^= u[k];
                }
            }
            System.arraycopy(sum, 0, derived, (block - 1) * SHA1, SHA1);
        }
        return Arrays.copyOf(derived, length);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HmacSHA1", e);
        }
    }

    /** Counter mode: the JDK's counts big-endian, so the counters are encrypted here, a few thousand bytes at a time. */
    private static final class Counter extends InputStream {
        private final InputStream in;
        private final Cipher aes;
        private final byte[] counters = new byte[COUNTERS * BLOCK];
        private byte[] mask = new byte[0];
        private int at;
        private long counter;

        Counter(InputStream in, byte[] key) {
            this.in = in;
            try {
                aes = Cipher.getInstance("AES/ECB/NoPadding");
                aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            } catch (GeneralSecurityException e) {
                throw new AssertionError("every JDK has AES", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int size) throws IOException {
            int n = in.read(into, from, size);
            for (int i = from; i < from + n; i++) {
                if (at == mask.length) {
                    refill();
                }
                into[i] ^= mask[at++];
            }
            return n;
        }

        private void refill() {
            for (int block = 0; block < COUNTERS; block++) {
                counter++;
                for (int i = 0; i < Long.BYTES; i++) {
                    counters[block * BLOCK + i] = (byte) (counter >>> 8 * i);
                }
            }
            try {
                mask = aes.doFinal(counters);
            } catch (GeneralSecurityException e) {
                throw new AssertionError("whole blocks need no padding", e);
            }
            at = 0;
        }
    }
}
