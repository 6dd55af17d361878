package org.leakproof.redact.catalogue.secret;

import java.util.List;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.catalogue.money.Base58;

/**
 * A wallet's private key in the import format of Bitcoin and its kin.
 *
 * @see <a href="https://en.bitcoin.it/wiki/Wallet_import_format">Wallet import format</a>
 */
final class WalletKey {

    /** Of the main nets of Bitcoin, Litecoin and Dogecoin, and of test nets. */
    private static final List<Integer> VERSIONS = List.of(0x80, 0xB0, 0x9E, 0xEF);

    private static final int KEY = 32;

    private WalletKey() {}

    static Identifier identifier() {
        return Labelled.identifier(
                "wallet-key",
                "PRIVATE_KEY",
                List.of(Way.of("", "[5KL6TQc9][1-9A-HJ-NP-Za-km-z]{50,51}", 0.95)),
                "Base58Check",
                WalletKey::isKey,
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "«5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss» ü",
                                "key «L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ»."),
                        List.of(
                                "5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjst",
                                "L1aW4aubDFB7yfras2S1mN3bqg9nwySY8n")));
    }

    /** With or without the mark of a compressed public key. */
    private static boolean isKey(String text) {
        return Base58.decode(text)
                .filter(bytes -> VERSIONS.contains(bytes[0] & 0xFF))
                .filter(bytes -> bytes.length == KEY + 1 || bytes.length == KEY + 2 && bytes[KEY + 1] == 1)
                .isPresent();
    }
}
