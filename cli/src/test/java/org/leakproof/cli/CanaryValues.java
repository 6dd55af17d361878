package org.leakproof.cli;

import static org.leakproof.cli.CanaryNumbers.capital;
import static org.leakproof.cli.CanaryNumbers.digit;
import static org.leakproof.cli.CanaryNumbers.digits;
import static org.leakproof.cli.CanaryNumbers.rest;
import static org.leakproof.cli.CanaryNumbers.sum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Invents personal values of many kinds, each once. */
final class CanaryValues {
    private final CanaryNumbers draw;
    private final List<Supplier<Canary>> kinds = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<Integer> taken = new ArrayList<>();

    CanaryValues(Random random) {
        draw = new CanaryNumbers(random);
        contacts();
        money();
        nationalOfEurope();
        nationalElsewhere();
        technical();
        secrets();
        person();
    }

    int kinds() {
        return kinds.size();
    }

    /** Another one that fits, of the kind that was taken least. */
    Canary take(Predicate<Canary> fits) {
        while (taken.size() < kinds.size()) {
            taken.add(0);
        }
        List<Integer> order = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            order.add(kind);
        }
        order.sort(Comparator.comparing(taken::get));
        while (true) {
            for (int kind : order) {
                Canary canary = kinds.get(kind).get();
                if (fits.test(canary) && known.add(canary.value())) {
                    taken.set(kind, taken.get(kind) + 1);
                    return canary;
                }
            }
        }
    }

    /** A name that nobody else has. */
    String name() {
        String name;
        do {
            name = capital(draw.name(2)) + " " + capital(draw.name(4));
        } while (!known.add(name));
        return name;
    }

    private void add(String kind, String lead, Supplier<String> value) {
        kinds.add(() -> Canary.of(kind, lead, value.get()));
    }

    private void contacts() {
        kinds.add(() -> {
            String local = draw.name(3) + draw.one(".", "_", "-", "") + draw.name(3) + draw.of("##");
            return Canary.of(
                            "email",
                            "",
                            local + "@" + draw.name(3) + draw.one(".example", ".org", ".com", ".co.uk", ".de"))
                    .with(local);
        });
        kinds.add(() -> {
            String local = capital(draw.name(3)) + "." + capital(draw.name(3));
            return Canary.of("email capital", "mail: ", local + "@" + capital(draw.name(3)) + ".example")
                    .with(local);
        });
        add("phone SE", "", () -> draw.of("+46 7" + draw.one("0", "2", "3", "6") + " ### ## ##"));
        add("phone GB", "call ", () -> draw.of("+44 79" + draw.one("11", "12", "41", "50") + " ######"));
        add("phone DE", "", () -> draw.of("+49 15" + draw.one("1", "2", "7") + " *#######"));
        add(
                "phone US",
                "Phone: ",
                () -> draw.of("(" + draw.one("212", "415", "617", "312")
                        + ") [2]##-####".replace("[2]", draw.one("2", "3", "4", "6", "7"))));
        add(
                "phone US +",
                "",
                () -> draw.of(
                        "+1-" + draw.one("212", "415", "617", "312") + "-" + draw.one("2", "3", "4", "6") + "##-####"));
        add("phone FR", "Tél. ", () -> draw.of("06 ## ## ## ##"));
        add("phone ES", "", () -> draw.of("+34 6*# ### ###"));
        add("phone IT", "", () -> draw.of("+39 347 #######"));
        add("phone PL", "tel. ", () -> draw.of("+48 50# ### ###"));
        add("phone RU", "тел. ", () -> draw.of("+7 (916) ###-##-##"));
        add("phone UA", "", () -> draw.of("+380 67 ### ## ##"));
        add("phone CN", "", () -> draw.of("+86 138 #### ####"));
        add("phone JP", "", () -> draw.of("+81 90-####-####"));
        add("phone IL", "", () -> draw.of("+972 54-###-####"));
        add("phone BR", "", () -> draw.of("+55 11 9####-####"));
        add("phone IN", "", () -> draw.of("+91 98### #####"));
        kinds.add(() -> {
            String handle = draw.name(3) + draw.of("###");
            return Canary.of(
                            "profile",
                            "",
                            "https://www."
                                    + draw.one("facebook.com/", "instagram.com/", "twitter.com/", "linkedin.com/in/")
                                    + handle)
                    .with(handle);
        });
    }

    private void money() {
        add("card visa", "", () -> draw.of("4### #### #### ####", CanaryNumbers::luhn));
        add(
                "card mastercard",
                "card ",
                () -> draw.of("5" + draw.one("1", "2", "3", "4", "5") + "##-####-####-####", CanaryNumbers::luhn));
        add("card visa plain", "", () -> draw.of("4###############", CanaryNumbers::luhn));
        add("card amex", "", () -> draw.of("37## ###### #####", CanaryNumbers::luhn));
        add("iban DE", "", () -> draw.iban("DE", "##################"));
        add("iban FR", "IBAN ", () -> draw.iban("FR", "#######################"));
        add("iban GB", "", () -> draw.iban("GB", "AAAA##############"));
        add("iban ES", "", () -> draw.iban("ES", "####################"));
        add("iban PL", "konto ", () -> draw.iban("PL", "########################"));
        add("iban NL", "", () -> draw.iban("NL", "AAAA##########"));
        add("iban SE", "", () -> draw.iban("SE", "####################"));
        add("bitcoin", "", () -> draw.base58(0));
        add("bitcoin script", "", () -> draw.base58(5));
        add("bitcoin segwit", "", draw::bech32);
        add("ethereum", "", () -> draw.of("0\\x" + "h".repeat(40)));
        add("litecoin", "litecoin ", () -> draw.base58(0x30));
    }

    private void nationalOfEurope() {
        add(
                "PESEL",
                "PESEL: ",
                () -> draw.of(draw.date("yyMMdd") + "#####", n -> (sum(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10) == 0));
        add("NIP", "NIP ", () -> draw.of("*##-###-##-##", n -> sum(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, 9)));
        add(
                "NINO",
                "National Insurance number ",
                () -> draw.one("AB", "CE", "JG", "PR", "SK") + draw.of(" ## ## ## ") + draw.one("A", "B", "C", "D"));
        add(
                "NHS",
                "NHS number ",
                () -> draw.of("4## ### ####", n -> (11 - sum(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(n, 9)));
        add("DE tax", "Steuer-ID: ", () -> draw.of(shuffled() + "#", CanaryNumbers::hybrid));
        add("NIR", "numéro de sécurité sociale ", () -> {
            String body = draw.one("1", "2") + draw.date("yyMM") + draw.of("75") + draw.of("######");
            return body + String.format("%02d", 97 - rest(body, 97));
        });
        add("DNI", "DNI ", () -> {
            String number = draw.of("*#######");
            return number + "TRWAGMYFPDXBNJZSQVHLCKE".charAt((int) rest(number, 23));
        });
        add("NIE", "NIE ", () -> {
            String number = draw.of("#######");
            return "X" + number + "TRWAGMYFPDXBNJZSQVHLCKE".charAt((int) rest(number, 23));
        });
        add("codice fiscale", "codice fiscale ", this::codiceFiscale);
        add("personnummer", "personnummer ", () -> draw.of(draw.date("yyMMdd") + "-####", CanaryNumbers::luhn));
        add("HETU", "henkilötunnus ", () -> {
            String body = draw.date("ddMMyy");
            String serial = draw.of("*##");
            return body + "-" + serial + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) rest(body + serial, 31));
        });
        add("BSN", "BSN ", () -> draw.of("*########", n -> (sum(n, 9, 8, 7, 6, 5, 4, 3, 2) - digit(n, 8)) % 11 == 0));
        add(
                "AHV",
                "AHV-Nr. ",
                () -> draw.of("756.####.####.##", n -> sum(n, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0));
        add("Rijksregister", "rijksregisternummer ", () -> {
            String body = draw.date("yy.MM.dd") + "-" + draw.of("*##");
            return body + "." + String.format("%02d", 97 - rest(digits(body), 97));
        });
        add(
                "NIF PT",
                "NIF ",
                () -> draw.of("2########", n -> {
                    int check = 11 - sum(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
                    return (check > 9 ? 0 : check) == digit(n, 8);
                }));
        add(
                "CNP",
                "CNP ",
                () -> draw.of(
                        draw.one("1", "2") + draw.date("yyMMdd") + "12####",
                        n -> sum(n, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10 == digit(n, 12)
                                && sum(n, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 != 10));
        add(
                "EGN",
                "ЕГН ",
                () -> draw.of(
                        draw.date("yyMMdd") + "####",
                        n -> sum(n, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(n, 9)));
        add("rodné číslo", "rodné číslo ", () -> draw.of(draw.date("60MMdd") + "/####", n -> rest(digits(n), 11) == 0));
        add("SNILS", "СНИЛС ", () -> {
            String body = draw.of("*##-###-###");
            int check = sum(body, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100;
            return body + " " + String.format("%02d", check);
        });
        add(
                "INN",
                "ИНН ",
                () -> draw.of(
                        "77##########",
                        n -> sum(n, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(n, 10)
                                && sum(n, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(n, 11)));
        add("passport GB", "passport number ", () -> draw.of("5########"));
        add("passport RU", "паспорт ", () -> draw.of("45 ## ######"));
    }

    private void nationalElsewhere() {
        add("SSN", "SSN ", () -> draw.of(draw.one("1", "2", "3", "4", "5") + "*#-*#-###*"));
        add("SSN words", "social security number is ", () -> draw.of(draw.one("1", "2", "3", "4", "5") + "*# *# ###*"));
        add("SIN", "SIN ", () -> draw.of(draw.one("1", "2", "4", "5", "7") + "## ### ###", CanaryNumbers::luhn));
        add("TFN", "TFN ", () -> draw.of("*## ### ###", n -> sum(n, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0));
        add(
                "CPF",
                "CPF ",
                () -> draw.of(
                        "###.###.###-##",
                        n -> check(sum(n, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(n, 9)
                                && check(sum(n, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(n, 10)));
        add(
                "TCKN",
                "TC kimlik no ",
                () -> draw.of("*##########", n -> {
                    int odd = sum(n, 1, 0, 1, 0, 1, 0, 1, 0, 1);
                    int even = sum(n, 0, 1, 0, 1, 0, 1, 0, 1);
                    return Math.floorMod(odd * 7 - even, 10) == digit(n, 9)
                            && sum(n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == digit(n, 10);
                }));
        add("CN id", "resident identity card ", () -> {
            String body = "110105" + draw.date("yyyyMMdd") + draw.of("###");
            return body + "10X98765432".charAt(sum(body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11);
        });
        add("ZA id", "ID number ", () -> draw.of(draw.date("yyMMdd") + "####08#", CanaryNumbers::luhn));
        add("Teudat Zehut", "ת.ז. ", () -> draw.of("*########", n -> CanaryNumbers.luhn(n)));
        add(
                "RRN",
                "RRN ",
                () -> draw.of(
                        draw.date("yyMMdd") + "-" + draw.one("1", "2") + draw.below(9) + "#####",
                        n -> (11 - sum(n, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == digit(n, 12)));
        add("PAN", "PAN ", () -> draw.of("AAAPA####A"));
    }

    private void technical() {
        add(
                "IPv4",
                "",
                () -> draw.one("81", "93", "185", "203", "62") + "." + (100 + draw.below(150)) + "."
                        + (100 + draw.below(150)) + "." + (10 + draw.below(240)));
        add("IPv6", "", () -> draw.of("2\\a0*:hhhh:hhhh:hhhh:hhhh:hhhh:hhhh:hhhh"));
        add("IPv6 short", "", () -> draw.of("2001:*hhh:*hhh::*hhh:*hhh"));
        add("MAC", "", () -> draw.of("h0:hh:hh:hh:hh:hh"));
        add("IMEI", "IMEI ", () -> draw.of("35#############", CanaryNumbers::luhn));
        add("VIN", "VIN ", this::vin);
        add("GPS", "", () -> draw.of("5" + draw.below(10) + ".######, 1" + draw.below(10) + ".######"));
        add("device", "advertising id ", () -> draw.of("hhhhhhhh-hhhh-4hhh-8hhh-hhhhhhhhhhhh"));
    }

    private void secrets() {
        kinds.add(() -> {
            String user = draw.name(3);
            String word = draw.of("xxxxxxxxxxxx");
            return Canary.of(
                            "credential url",
                            "",
                            draw.one("https", "ftp", "postgres") + "://" + user + ":" + word + "@db." + draw.name(3)
                                    + ".example/x")
                    .with(word);
        });
        token("AWS key", "AKIA", () -> draw.of("AAAAAAAAAAAAAAAA").toUpperCase(Locale.ROOT));
        token("GitHub", "ghp_", () -> draw.of("x".repeat(36)));
        token("GitLab", "glpat-", () -> draw.of("x".repeat(20)));
        token("Slack", "xoxb-", () -> draw.of("############-############-" + "x".repeat(24)));
        token("Stripe", "sk_live_", () -> draw.of("x".repeat(24)));
        token("Google", "AIza", () -> draw.of("x".repeat(35)));
        token("npm", "npm_", () -> draw.of("x".repeat(36)));
        token("SendGrid", "SG.", () -> draw.of("x".repeat(22) + "." + "x".repeat(43)));
        kinds.add(() -> {
            String claims = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"sub\":\"" + draw.of("x".repeat(24)) + "\"}").getBytes(StandardCharsets.UTF_8));
            String signature = draw.of("x".repeat(43));
            return Canary.of("JWT", "", "eyJhbGciOiJIUzI1NiJ9." + claims + "." + signature)
                    .with(claims, signature);
        });
        kinds.add(() -> {
            String body = CanaryNumbers.base64(draw.bytes(144));
            return Canary.of(
                            "private key",
                            "",
                            "-----BEGIN " + "PRIVATE KEY-----\n" + body.replaceAll("(.{64})", "$1\n") + "\n-----END "
                                    + "PRIVATE KEY-----")
                    .with(body.substring(0, 64), body.substring(64, 128), body.substring(128, 190));
        });
        add("password", "password=", () -> draw.of("xxxxxxx##xxxx"));
        add("Passwort", "Passwort: ", () -> draw.of("xxxxx##xxx#xx"));
        add("secret", "client_secret=", () -> draw.of("x".repeat(32)));
        kinds.add(() -> {
            String word = draw.of("xxxxxxxxxxxx");
            return Canary.of("basic", "Authorization: Basic ", CanaryNumbers.base64(draw.name(3) + ":" + word))
                    .with(word);
        });
    }

    private void token(String kind, String prefix, Supplier<String> rest) {
        kinds.add(() -> {
            String secret = rest.get();
            return Canary.of(kind, "", prefix + secret).with(secret);
        });
    }

    private void person() {
        add("born", "date of birth: ", () -> draw.date("dd.MM.yyyy"));
        add("medical record", "MRN: ", () -> draw.of("*#########"));
        kinds.add(() -> {
            String street = capital(draw.name(4));
            return Canary.of(
                            "address",
                            "",
                            draw.of("*## ") + street + " Street, London SW1A " + draw.of("*") + draw.one("AA", "BB"))
                    .with(street);
        });
        kinds.add(() -> {
            String street = capital(draw.name(4)) + "straße";
            return Canary.of("Anschrift", "", street + draw.of(" *#, ") + draw.of("1####") + " Berlin")
                    .with(street);
        });
    }

    private static int check(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** Ten digits of which one stands twice and one not at all. */
    private String shuffled() {
        StringBuilder digits = new StringBuilder("1234567890");
        for (int i = 9; i > 0; i--) {
            int k = draw.below(i + 1);
            char c = digits.charAt(i);
            digits.setCharAt(i, digits.charAt(k));
            digits.setCharAt(k, c);
        }
        digits.setCharAt(9, digits.charAt(draw.below(8)));
        return digits.charAt(0) == '0' ? shuffled() : digits.toString();
    }

    private String codiceFiscale() {
        String body = draw.of("AAAAAA")
                + draw.date("yy")
                + draw.one("A", "B", "C", "D", "E", "H", "L", "M", "P", "R", "S", "T")
                + draw.date("dd")
                + draw.one("H501", "F205", "L219");
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int total = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = Character.digit(body.charAt(i), 36);
            int index = value > 9 ? value - 10 : value;
            total += i % 2 == 0 ? odd[index] : index;
        }
        return body + (char) ('A' + total % 26);
    }

    private String vin() {
        String letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
        StringBuilder vin = new StringBuilder("WVW");
        while (vin.length() < 17) {
            vin.append(letters.charAt(draw.below(letters.length())));
        }
        vin.replace(11, 17, draw.of("######"));
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int total = 0;
        for (int i = 0; i < 17; i++) {
            char c = vin.charAt(i);
            int value = c <= '9' ? c - '0' : "12345678012345070923456789".charAt(c - 'A') - '0';
            total += weights[i] * value;
        }
        vin.setCharAt(8, "0123456789X".charAt(total % 11));
        return vin.toString();
    }
}
