package org.leakproof.redact.catalogue.money;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * An address of Bitcoin, Litecoin, Dogecoin, Dash or Tron with a right checksum; one of Ethereum and its kin with a right
 * checksum in its upper and lower case, or all in one case, which has none.
 *
 * @see <a href="https://en.bitcoin.it/wiki/List_of_address_prefixes">version bytes of Base58Check</a>
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki">BIP 173, Bech32</a>
 * @see <a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>
 */
public final class CryptoAddress {

    private CryptoAddress() {}

    public static Identifier identifier() {
        return new Identifier(
                "crypto-address",
                "CRYPTO_ADDRESS",
                List.of(
                        Form.of("base58", "[13LMDAX9T27mn][1-9A-HJ-NP-Za-km-z]{24,34}", 0.98),
                        Form.of("bech32", "(?i)(?:bc|tb|bcrt|ltc)1[02-9ac-hj-np-z]{11,87}", 0.98),
                        Form.of("ethereum", "0[xX][0-9A-Fa-f]{40}", 0.98),
                        Form.of("ethereum one case", "0[xX](?:[0-9A-F]{40}|[0-9a-f]{40})", 0.6)),
                Optional.of(new Checksum()),
                Context.of(Map.of(
                        "en",
                        List.of(
                                "wallet",
                                "address",
                                "ethereum",
                                "eth",
                                "ether",
                                "erc20",
                                "bitcoin",
                                "btc",
                                "usdt",
                                "usdc",
                                "token",
                                "crypto",
                                "send",
                                "transfer",
                                "metamask"),
                        "de",
                        List.of("adresse", "geldbörse"),
                        "ru",
                        List.of("кошелёк", "кошелек", "адрес", "биткоин"),
                        "zh",
                        List.of("钱包", "地址", "比特币"),
                        "es",
                        List.of("cartera", "billetera", "dirección"))),
                new Examples(
                        List.of(
                                "«16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ»",
                                "to «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy», thanks",
                                "«bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq»",
                                "«BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ»",
                                "比特币«bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297»",
                                "«0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»",
                                "sent to «0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed»"),
                        List.of(
                                "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ2",
                                "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyY",
                                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx",
                                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
                                "commit 5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")));
    }

    private static final class Checksum implements Validator {

        /** Bitcoin (and its test net), Litecoin, Dogecoin, Dash, Tron; addresses of keys and of scripts. */
        private static final Set<Integer> VERSIONS =
                Set.of(0x00, 0x05, 0x6F, 0xC4, 0x30, 0x32, 0x1E, 0x16, 0x4C, 0x10, 0x41);

        private static final int HASH_LENGTH = 20;

        @Override
        public String name() {
            return "address checksum";
        }

        @Override
        public Verdict check(Candidate candidate) {
            String text = candidate.text();
            boolean valid = switch (candidate.form()) {
                case "base58" -> isBase58Address(text);
                case "bech32" -> Bech32.isValid(text);
                case "ethereum" -> isMixed(text) && text.equals(mixed(text));
                default -> true;
            };
            return valid ? Verdict.accepted(candidate, candidate.score()) : Verdict.rejected();
        }

        private static boolean isBase58Address(String text) {
            return Base58.decode(text)
                    .filter(payload -> payload.length == 1 + HASH_LENGTH && VERSIONS.contains(payload[0] & 0xFF))
                    .isPresent();
        }

        private static boolean isMixed(String text) {
            String digits = text.substring(2);
            return !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
        }

        private static String mixed(String text) {
            String lower = text.substring(2).toLowerCase(Locale.ROOT);
            byte[] hash = Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII));
            StringBuilder mixed = new StringBuilder(text.substring(0, 2));
            for (int i = 0; i < lower.length(); i++) {
                int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
                mixed.append(nibble >= 8 ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i));
            }
            return mixed.toString();
        }
    }
}
