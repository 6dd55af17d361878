package org.leakproof.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of the broker's only user: made once per data folder, kept in it with mode 0600.
 *
 * @param text 256 random bits in base64url, so that it needs no quoting in a JAAS line
 */
record Password(String text) {
    private static final int BYTES = 32;

    Password {
        if (!text.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("a password of this broker has 43 characters of base64url");
        }
    }

    static Password read(Path file) {
        try {
            return new Password(Files.readString(file).strip());
        } catch (IOException e) {
            throw new BrokerCannotStart(
                    file + ": cannot read the broker's password (" + PrivateFolder.reason(e)
                            + "); without it the data beside it stays closed",
                    e);
        } catch (IllegalArgumentException e) {
            throw new BrokerCannotStart(file + ": this is not the broker's password; put the original file back", e);
        }
    }

    static Password create(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Password made = new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        try {
            PrivateFolder.write(file, made.text + "\n");
        } catch (IOException e) {
            throw new BrokerCannotStart(
                    file + ": cannot write the broker's password (" + PrivateFolder.reason(e) + ")", e);
        }
        return made;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
