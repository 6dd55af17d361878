package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The older zip encryption (APPNOTE.TXT 6.1), which has no better check of a password than one byte. */
final class ZipTraditionalCipher implements ZipCipher {
    static final int HEADER = 12;
    private static final int[] CRC_TABLE = crcTable();

    /** The three keys behind the header, from which every decryption starts. */
    private final int[] start;

    private ZipTraditionalCipher(int[] start) {
        this.start = start;
    }

    /**
     * Tries a password.
     *
     * @param header the first 12 bytes of the entry's data
     * @param check what the header's last byte must come out as
     */
    static Optional<ZipCipher> of(byte[] password, byte[] header, int check) {
        int[] keys = {0x12345678, 0x23456789, 0x34567890};
        for (byte b : password) {
            update(keys, b & 0xFF);
        }
        int plain = -1;
        for (byte b : header) {
            plain = decrypt(keys, b & 0xFF);
        }
        return plain == check ? Optional.of(new ZipTraditionalCipher(keys)) : Optional.empty();
    }

    @Override
    public InputStream decrypt(InputStream encrypted) {
        int[] keys = start.clone();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int b = encrypted.read();
                return b < 0 ? b : ZipTraditionalCipher.decrypt(keys, b);
            }

            @Override
            public int read(byte[] into, int from, int size) throws IOException {
                int n = encrypted.read(into, from, size);
                for (int i = from; i < from + n; i++) {
                    into[i] = (byte) ZipTraditionalCipher.decrypt(keys, into[i] & 0xFF);
                }
                return n;
            }
        };
    }

    private static int decrypt(int[] keys, int b) {
        int half = (keys[2] | 2) & 0xFFFF;
        int plain = (b ^ half * (half ^ 1) >>> 8) & 0xFF;
        update(keys, plain);
        return plain;
    }

    private static void update(int[] keys, int plain) {
        keys[0] = CRC_TABLE[(keys[0] ^ plain) & 0xFF] ^ keys[0] >>> 8;
        keys[1] = (keys[1] + (keys[0] & 0xFF)) * 134775813 + 1;
        keys[2] = CRC_TABLE[(keys[2] ^ keys[1] >>> 24) & 0xFF] ^ keys[2] >>> 8;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >>> 1 : c >>> 1;
            }
            table[i] = c;
        }
        return table;
    }
}
