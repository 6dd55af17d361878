package org.leakproof.ingest.walk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.leakproof.ingest.walk.DecodedStream.Decoder;

/**
 * Finds the password of an encrypted zip entry. A password that passes the entry's short check is tried on the data
 * before it is believed, as the check lets some wrong ones through.
 */
final class ZipUnlocking {
    private static final int AES_METHOD = 99;
    private static final int STRONG_ENCRYPTION = 1 << 6;

    /** Decoded bytes after which a password is believed; garbage makes any decompressor fail long before. */
    private static final int TRIAL = 1 << 20;

    /** A hash computation takes in 64 bytes: the price of a pass over data, in rounds. */
    private static final int BYTES_PER_ROUND = 64;

    private final TreeBudget tree;
    private final Keyring keyring;

    /**
     * The data of an entry with its encryption undone.
     *
     * @param doom what is wrong with it although the password is right
     */
    record Unlocked(Region data, Optional<ZipCipher> cipher, Optional<EntryStatus> doom) {
        static Unlocked plain(Region data) {
            return new Unlocked(data, Optional.empty(), Optional.empty());
        }

        InputStream open() throws IOException {
            return cipher.isPresent() ? cipher.get().decrypt(data.stream()) : data.stream();
        }
    }

    ZipUnlocking(TreeBudget tree, Keyring keyring) {
        this.tree = tree;
        this.keyring = keyring;
    }

    /**
     * Tries the configured passwords.
     *
     * @param free bytes of the data that may be passed over once without a charge
     * @return empty if none fits
     */
    Optional<Unlocked> unlock(ZipRecord record, Region data, Decoder decoder, long free) {
        if ((record.flags() & STRONG_ENCRYPTION) != 0) {
            return Optional.empty();
        }
        Allowance allowance = new Allowance(free);
        if (record.method() == AES_METHOD) {
            return record.aes().flatMap(aes -> unlockAes(record, aes, data, allowance));
        }
        return unlockTraditional(record, data, decoder, allowance);
    }

    private Optional<Unlocked> unlockAes(ZipRecord record, ZipRecord.Aes aes, Region data, Allowance allowance) {
        int strength = aes.strength();
        if (strength < 1 || strength > 3) {
            return Optional.empty();
        }
        byte[] header = data.bytes(0, ZipAesCipher.headerLength(strength));
        if (header.length < ZipAesCipher.headerLength(strength)) {
            return Optional.empty();
        }
        Unlocked[] doomed = new Unlocked[1];
        Optional<Unlocked> whole = keyring.open(
                password -> ZipAesCipher.of(password, strength, header).flatMap(cipher -> {
                    Optional<Unlocked> candidate = authenticated(record, cipher, data, allowance);
                    if (candidate.isPresent() && candidate.get().doom().isPresent()) {
                        doomed[0] = candidate.get();
                        return Optional.empty();
                    }
                    return candidate;
                }),
                ZipAesCipher.rounds(strength));
        return whole.or(() -> Optional.ofNullable(doomed[0]));
    }

    private Optional<Unlocked> authenticated(ZipRecord record, ZipAesCipher cipher, Region data, Allowance allowance) {
        long length = data.length() - cipher.headerLength() - ZipAesCipher.CODE;
        boolean cut = length < 0 || data.length() < record.compressed();
        Region payload = data.slice(cipher.headerLength(), cut ? data.length() : length);
        if (!allowance.pay(payload.length())) {
            return Optional.empty();
        }
        byte[] code = data.bytes(cipher.headerLength() + payload.length(), ZipAesCipher.CODE);
        Optional<EntryStatus> doom = cut
                ? Optional.of(EntryStatus.TRUNCATED)
                : cipher.authentic(payload, code) ? Optional.empty() : Optional.of(EntryStatus.DAMAGED);
        return Optional.of(new Unlocked(payload, Optional.of(cipher), doom));
    }

    private Optional<Unlocked> unlockTraditional(ZipRecord record, Region data, Decoder decoder, Allowance allowance) {
        byte[] header = data.bytes(0, ZipTraditionalCipher.HEADER);
        if (header.length < ZipTraditionalCipher.HEADER) {
            return Optional.empty();
        }
        Region payload = data.slice(header.length, data.length());
        // The last header byte repeats the CRC's highest byte or, where that is not known in advance, the time's.
        int[] checks = {(int) (record.crc() >>> 24), record.time() >>> 8};
        return keyring.open(
                password -> {
                    for (int check : checks) {
                        Optional<Unlocked> unlocked = ZipTraditionalCipher.of(password, header, check)
                                .map(cipher -> new Unlocked(payload, Optional.of(cipher), Optional.empty()))
                                .filter(candidate -> fits(record, candidate, decoder, allowance));
                        if (unlocked.isPresent()) {
                            return unlocked;
                        }
                    }
                    return Optional.empty();
                },
                1);
    }

    /** Decodes for a trial: all of it if it is stored or short, and then the CRC must fit; otherwise the beginning. */
    private boolean fits(ZipRecord record, Unlocked candidate, Decoder decoder, Allowance allowance) {
        boolean stored = record.method() == 0;
        boolean cut = ZipTraditionalCipher.HEADER + candidate.data().length() != record.compressed();
        if (!allowance.pay(
                stored
                        ? candidate.data().length()
                        : Math.min(TRIAL, candidate.data().length()))) {
            return false;
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        long made = 0;
        try (InputStream in = decoder.open(new CountedInput(candidate.open()))) {
            while (stored || made < TRIAL) {
                int n = in.read(buffer, 0, buffer.length);
                if (n <= 0) {
                    return n < 0 && (crc.getValue() == record.crc() || cut);
                }
                crc.update(buffer, 0, n);
                made += n;
            }
            return true;
        } catch (DiskFault e) {
            throw e;
        } catch (EOFException e) {
            return cut;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** What passes over one entry's data may cost: the first is free as far as the entry's share goes. */
    private final class Allowance {
        private long free;

        Allowance(long free) {
            this.free = free;
        }

        boolean pay(long bytes) {
            long charged = Math.max(0, bytes - free);
            free = 0;
            return tree.payRounds(charged / BYTES_PER_ROUND);
        }
    }
}
