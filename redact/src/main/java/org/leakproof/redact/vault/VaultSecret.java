package org.leakproof.redact.vault;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.key.Subkey;

/** By what a vault is locked: the project's key, or a passphrase. Each vault has a key of its own, made from this and the
 *  vault's salt. Prints nothing of itself. */
public sealed interface VaultSecret {
    /** What is derived from a passphrase takes so many rounds.
     *
     *  @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP, PBKDF2</a> */
    int ROUNDS = 600_000;

    int SHORTEST_PASSPHRASE = 12;

    static VaultSecret of(KeyFile keys) {
        return new OfKeyFile(keys.vault());
    }

    /** @throws IllegalArgumentException if it is shorter than {@link #SHORTEST_PASSPHRASE} */
    static VaultSecret of(String passphrase) {
        return new OfPassphrase(passphrase);
    }

    /** AES-256. */
    SecretKeySpec key(byte[] salt, int rounds);

    /** How it is named in a vault's header. */
    Kind kind();

    enum Kind {
        KEY_FILE,
        PASSPHRASE
    }

    record OfKeyFile(Subkey subkey) implements VaultSecret {
        @Override
        public SecretKeySpec key(byte[] salt, int rounds) {
            return new SecretKeySpec(subkey.mac("vault", HexFormat.of().formatHex(salt)), "AES");
        }

        @Override
        public Kind kind() {
            return Kind.KEY_FILE;
        }
    }

    record OfPassphrase(String passphrase) implements VaultSecret {
        public OfPassphrase {
            if (passphrase.length() < SHORTEST_PASSPHRASE) {
                throw new IllegalArgumentException("a passphrase of " + passphrase.length() + " characters");
            }
        }

        @Override
        public SecretKeySpec key(byte[] salt, int rounds) {
            PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, rounds, 256);
            try {
                byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded();
                return new SecretKeySpec(key, "AES");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
            } finally {
                spec.clearPassword();
            }
        }

        @Override
        public Kind kind() {
            return Kind.PASSPHRASE;
        }

        @Override
        public String toString() {
            return "OfPassphrase";
        }
    }
}
