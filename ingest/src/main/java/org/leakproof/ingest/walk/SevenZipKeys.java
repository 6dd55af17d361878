package org.leakproof.ingest.walk;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 7z's AES coder: AES-256 in CBC mode, the key from SHA-256 over 2^n times salt, password in UTF-16LE and a
 * counter. A key that was derived once serves all folders of the archive.
 */
final class SevenZipKeys {
    /** As in 7-Zip; anything beyond would take minutes for one try. */
    private static final int MOST_CYCLES = 24;

    private static final int NO_HASH = 0x3F;
    private static final int KEY = 32;
    private static final int BLOCK = 16;
    private static final int MOST_KEPT = 1000;
    private static final int TURNS_AT_ONCE = 1 << 10;

    private final TreeBudget tree;
    private final Map<String, byte[]> keys = new HashMap<>();

    SevenZipKeys(TreeBudget tree) {
        this.tree = tree;
    }

    /** Undoes the encryption with a password; empty if the coder is malformed or its key costs more than is left. */
    Optional<DecodedStream.Decoder> decoder(SevenZipCoder coder, byte[] password) {
        byte[] properties = coder.properties();
        if (properties.length == 0) {
            return Optional.empty();
        }
        int cycles = properties[0] & 0x3F;
        int second = properties.length > 1 ? properties[1] & 0xFF : 0;
        int saltLength = (properties[0] >> 7 & 1) + (second >> 4);
        int ivLength = (properties[0] >> 6 & 1) + (second & 0x0F);
        int saltAt = (properties[0] & 0xC0) == 0 ? 1 : 2;
        if (properties.length < saltAt + saltLength + ivLength || cycles > MOST_CYCLES && cycles != NO_HASH) {
            return Optional.empty();
        }
        byte[] salt = Arrays.copyOfRange(properties, saltAt, saltAt + saltLength);
        byte[] iv = Arrays.copyOf(
                Arrays.copyOfRange(properties, saltAt + saltLength, saltAt + saltLength + ivLength), BLOCK);
        return key(password, salt, cycles).map(key -> in -> decrypt(in, key, iv, coder.size()));
    }

    private Optional<byte[]> key(byte[] password, byte[] salt, int cycles) {
        String name = cycles + "/" + HexFormat.of().formatHex(salt) + "/"
                + HexFormat.of().formatHex(password);
        byte[] known = keys.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        byte[] text = utf16(password);
        if (cycles == NO_HASH) {
            byte[] joined = Arrays.copyOf(salt, salt.length + text.length);
            System.arraycopy(text, 0, joined, salt.length, text.length);
            return Optional.of(Arrays.copyOf(joined, KEY));
        }
        if (!tree.payRounds(1L << cycles)) {
            return Optional.empty();
        }
        byte[] key = derive(text, salt, cycles);
        if (keys.size() < MOST_KEPT) {
            keys.put(name, key);
        }
        return Optional.of(key);
    }

    private static byte[] derive(byte[] password, byte[] salt, int cycles) {
        MessageDigest digest = CheckedPass.sha256Digest();
        long turns = 1L << cycles;
        int turn = salt.length + password.length + Long.BYTES;
        byte[] many = new byte[turn * (int) Math.min(TURNS_AT_ONCE, turns)];
        for (long done = 0; done < turns; ) {
            int at = 0;
            for (; at < many.length; at += turn) {
                System.arraycopy(salt, 0, many, at, salt.length);
                System.arraycopy(password, 0, many, at + salt.length, password.length);
                for (int i = 0; i < Long.BYTES; i++) {
                    many[at + salt.length + password.length + i] = (byte) (done >>> 8 * i);
                }
                done++;
            }
            digest.update(many);
        }
        return digest.digest();
    }

    /** 7z passwords are text: the line of the password file as UTF-8, or else as ISO 8859-1. */
    private static byte[] utf16(byte[] password) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(password))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(password, StandardCharsets.ISO_8859_1);
        }
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static InputStream decrypt(InputStream in, byte[] key, byte[] iv, long size) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return new LimitedStream(new CipherInputStream(in, aes), size);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has AES", e);
        }
    }
}
