package org.leakproof.contract.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for one purpose. Thread-safe; prints nothing of itself. */
public final class Subkey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ThreadLocal<Session> sessions = ThreadLocal.withInitial(() -> new Session(newMac()));

    Subkey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The keyed hash of the parts, 32 bytes; each part goes in with its length, so that no two lists collide by joining. */
    public byte[] mac(String... parts) {
        return sessions.get().mac(parts);
    }

    /** One thread's. Short parts are gathered: each call of a Mac costs as much as they do. */
    private static final class Session {
        private final Mac mac;
        private final byte[] gathered = new byte[512];
        private int length;

        Session(Mac mac) {
            this.mac = mac;
        }

        byte[] mac(String... parts) {
            mac.reset(); // of what a call that failed half-way left
            length = 0;
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                int n = bytes.length;
                if (length + 4 + n > gathered.length) {
                    flush();
                }
                gathered[length++] = (byte) (n >>> 24);
                gathered[length++] = (byte) (n >>> 16);
                gathered[length++] = (byte) (n >>> 8);
                gathered[length++] = (byte) n;
                if (length + n > gathered.length) {
                    flush();
                    mac.update(bytes);
                } else {
                    System.arraycopy(bytes, 0, gathered, length, n);
                    length += n;
                }
            }
            flush();
            return mac.doFinal();
        }

        private void flush() {
            mac.update(gathered, 0, length);
            length = 0;
        }
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Subkey";
    }
}
