package org.leakproof.redact.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.leakproof.contract.record.RunId;

/** How a vault's blocks are locked: AES-256-GCM under a key that no other vault has, the block's number as nonce. The header,
 *  the number and whether it is the last are authenticated with every block: none can be changed, swapped, left out or cut
 *  off.
 *
 *  <p>The file: 16 bytes that say what it is, one of what locks it, four of rounds, 16 of salt, 16 of the run's id; then
 *  blocks: one byte, 1 for the last; four of length; so many of ciphertext with its tag. */
final class VaultCipher {
    static final byte[] MAGIC = "leakproof-vault1".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 16;
    static final int RUN = 16;
    static final int HEADER = MAGIC.length + 1 + 4 + SALT + RUN;

    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final byte[] header;

    VaultCipher(SecretKeySpec key, byte[] header) {
        this.key = key;
        this.header = header;
    }

    static byte[] header(VaultSecret.Kind kind, int rounds, byte[] salt, RunId run) {
        return ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put((byte) kind.ordinal())
                .putInt(rounds)
                .put(salt)
                .put(run.value().getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    byte[] lock(long number, boolean last, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException if it is not what was locked here with this key */
    byte[] unlock(long number, boolean last, byte[] locked) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(locked);
    }

    private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(ByteBuffer.allocate(9)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array());
        return cipher;
    }
}
