package org.leakproof.redact.catalogue.money;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * Addresses of further chains: Bech32 names of Cardano, Cosmos and their kin, Stellar, TON, Tezos, Ripple, Zcash, Monero,
 * Bitcoin Cash; Solana beside a context word, as it has no checksum.
 *
 * @see <a href="https://github.com/satoshilabs/slips/blob/master/slip-0173.md">SLIP 173, Bech32 prefixes</a>
 * @see <a href="https://stellar.org/protocol/sep-23">SEP-23, strkey</a>
 * @see <a href="https://docs.ton.org/v3/documentation/smart-contracts/addresses">TON, addresses</a>
 * @see <a href="https://xrpl.org/docs/references/protocol/data-types/base58-encodings">XRPL, Base58</a>
 */
public final class ChainAddress {

    private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    private ChainAddress() {}

    public static Identifier identifier() {
        return new Identifier(
                "crypto-address-more",
                "CRYPTO_ADDRESS",
                List.of(
                        Form.of(
                                "bech32",
                                "(?:addr|stake|addr_test|cosmos|osmo|juno|terra|inj|sei|celestia|kava|secret|akash|zs|zil|erd|bnb"
                                        + "|thor|one|iota|smr|ark|fil)1[02-9ac-hj-np-z]{32,110}",
                                0.98),
                        Form.of("stellar", "[GMSTX][A-Z2-7]{55}", 0.95),
                        Form.of("ton", "[EUk0]Q[A-Za-z0-9_+/-]{46}", 0.95),
                        Form.of("tezos", "(?:tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}", 0.95),
                        Form.of("zcash", "t[13][1-9A-HJ-NP-Za-km-z]{33}", 0.95),
                        Form.of("ripple", "r[1-9A-HJ-NP-Za-km-z]{24,34}", 0.95),
                        Form.of("monero", "[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?", 0.9),
                        Form.of("bitcoin cash", "(?:bitcoincash|bchtest|ecash):[qp][02-9ac-hj-np-z]{41}", 0.95),
                        Form.of("solana", "[1-9A-HJ-NP-Za-km-z]{43,44}", 0.4).withContext()),
                Optional.of(new Checksum()),
                new Context(
                        Map.of(
                                "en",
                                List.of("solana", "sol", "phantom", "spl", "wallet", "usdc", "pump"),
                                "ru",
                                List.of("кошелек", "кошелёк"),
                                "zh",
                                List.of("钱包")),
                        64,
                        0.3),
                new Examples(
                        List.of(
                                "«GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7»",
                                "pay «rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh» ü",
                                "«tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb»",
                                "«cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02»",
                                "my solana wallet «4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T»",
                                "«bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a»"),
                        List.of(
                                "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN8",
                                "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi",
                                "cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd03",
                                "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T")));
    }

    private static final class Checksum implements Validator {

        @Override
        public String name() {
            return "address checksum";
        }

        @Override
        public Verdict check(Candidate candidate) {
            String text = candidate.text();
            boolean valid = switch (candidate.form()) {
                case "bech32" -> Bech32.isValid(text);
                case "stellar" -> isStellar(text);
                case "ton" -> isTon(text);
                case "tezos", "zcash" -> Base58.decode(text).isPresent();
                case "ripple" -> Base58.decode(translated(text)).isPresent();
                case "solana" ->
                    text.chars().anyMatch(Character::isDigit)
                            && text.chars().anyMatch(Character::isLowerCase)
                            && text.chars().anyMatch(Character::isUpperCase);
                default -> true;
            };
            return valid ? Verdict.accepted(candidate, candidate.score()) : Verdict.rejected();
        }

        private static String translated(String ripple) {
            StringBuilder bitcoin = new StringBuilder(ripple.length());
            ripple.chars()
                    .forEach(c -> bitcoin.append(RIPPLE.indexOf(c) < 0 ? '0' : BITCOIN.charAt(RIPPLE.indexOf(c))));
            return bitcoin.toString();
        }

        private static boolean isStellar(String text) {
            byte[] bytes = new byte[35];
            long buffer = 0;
            int bits = 0;
            int length = 0;
            for (int i = 0; i < text.length(); i++) {
                buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    bytes[length++] = (byte) (buffer >> bits);
                }
            }
            int sum = crc16(bytes, 33);
            return (bytes[33] & 0xFF) == (sum & 0xFF) && (bytes[34] & 0xFF) == sum >> 8;
        }

        private static boolean isTon(String text) {
            byte[] bytes = java.util.Base64.getUrlDecoder()
                    .decode(text.replace('+', '-').replace('/', '_'));
            int sum = crc16(bytes, 34);
            return (bytes[34] & 0xFF) == sum >> 8 && (bytes[35] & 0xFF) == (sum & 0xFF);
        }

        /** CRC-16/XMODEM. */
        private static int crc16(byte[] bytes, int length) {
            int crc = 0;
            for (int i = 0; i < length; i++) {
                crc ^= (bytes[i] & 0xFF) << 8;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
                }
                crc &= 0xFFFF;
            }
            return crc;
        }
    }
}
