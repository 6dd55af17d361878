package org.leakproof.broker;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What SCRAM makes of a password and a salt in 4,096 rounds or more: the one part of a connection that costs anything, and
 * the same for all of them. The last one is remembered, since a process has one broker with one user.
 */
final class SaltedPassword {
    private static final AtomicReference<@Nullable Made> LAST = new AtomicReference<>();

    private SaltedPassword() {}

    private record Made(String password, byte[] salt, int iterations, byte[] salted) {
        boolean isOf(String otherPassword, byte[] otherSalt, int otherIterations) {
            return password.equals(otherPassword) && Arrays.equals(salt, otherSalt) && iterations == otherIterations;
        }

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    static byte[] of(ScramFormatter formatter, String password, byte[] salt, int iterations)
            throws GeneralSecurityException {
        Made last = LAST.get();
        if (last != null && last.isOf(password, salt, iterations)) {
            return last.salted;
        }
        byte[] salted = formatter.saltedPassword(password, salt, iterations);
        LAST.set(new Made(password, salt, iterations, salted));
        return salted;
    }
}
