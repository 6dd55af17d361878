package org.leakproof.redact.catalogue.money;

/**
 * Keccak-256 as Ethereum uses it: the padding is that of the competition's entry, not that of SHA3-256, which is why the
 * JDK's digest does not do.
 *
 * @see <a href="https://keccak.team/keccak_specs_summary.html">Keccak specifications summary</a>
 */
final class Keccak256 {

    private static final int RATE = 136;
    private static final int ROUNDS = 24;

    private static final int[] ROTATIONS = {
        0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14
    };

    private static final long[] CONSTANTS = constants();

    private Keccak256() {}

    static byte[] hash(byte[] message) {
        long[] state = new long[25];
        byte[] padded = new byte[(message.length / RATE + 1) * RATE];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] |= 0x01;
        padded[padded.length - 1] |= (byte) 0x80;
        for (int block = 0; block < padded.length; block += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / 8] ^= (padded[block + i] & 0xFFL) << 8 * (i % 8);
            }
            permute(state);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
        }
        return digest;
    }

    private static void permute(long[] state) {
        long[] columns = new long[5];
        long[] moved = new long[25];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }
            for (int i = 0; i < 25; i++) {
                state[i] ^= columns[(i % 5 + 4) % 5] ^ Long.rotateLeft(columns[(i % 5 + 1) % 5], 1);
            }
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    moved[y + 5 * ((2 * x + 3 * y) % 5)] = Long.rotateLeft(state[x + 5 * y], ROTATIONS[x + 5 * y]);
                }
            }
            for (int i = 0; i < 25; i++) {
                int row = i / 5 * 5;
                state[i] = moved[i] ^ ~moved[row + (i % 5 + 1) % 5] & moved[row + (i % 5 + 2) % 5];
            }
            state[0] ^= CONSTANTS[round];
        }
    }

    /** From the linear feedback shift register of the specification. */
    private static long[] constants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j < 7; j++) {
                if ((register & 1) != 0) {
                    constants[round] |= 1L << (1 << j) - 1;
                }
                register = register << 1 ^ ((register & 0x80) != 0 ? 0x171 : 0);
            }
        }
        return constants;
    }
}
