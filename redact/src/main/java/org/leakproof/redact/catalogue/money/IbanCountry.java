package org.leakproof.redact.catalogue.money;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows country and check digits of an IBAN: {@code 4a14n} is four letters and fourteen digits, {@code c} is either.
 * The registry's countries first, then those that use the form without being in it.
 *
 * @see <a href="https://www.swift.com/standards/data-standards/iban-international-bank-account-number">SWIFT IBAN registry,
 *     release 99</a>
 */
final class IbanCountry {

    private static final String REGISTERED = "AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c"
            + " BI:23n BR:23n1a1c BY:4c4n16c CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n"
            + " EG:25n ES:20n FI:14n FK:2a12n FO:14n FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n GR:7n16c GT:24c"
            + " HN:4a20n HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c KZ:3n13c"
            + " LB:4n20c LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n MC:10n11c2n MD:20c ME:18n MK:3n10c2n"
            + " MN:16n MR:23n MT:4a5n18c MU:4a19n3a NI:4a20n NL:4a10n NO:11n OM:3n16c PK:4a16c PL:24n PS:4a21c PT:21n"
            + " QA:4a21c RO:4a16c RS:18n RU:14n15c SA:2n18c SC:4a20n3a SD:14n SE:20n SI:15n SK:20n SM:1a10n12c SO:19n"
            + " ST:21n SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n XK:16n YE:4a4n18c";

    private static final String UNREGISTERED = " AO:21n BF:2c22n BJ:2c22n CF:23n CG:23n CI:2a22n CM:23n CV:21n DZ:22n"
            + " GA:23n GQ:23n GW:2a19n IR:22n KM:23n MA:24n MG:23n ML:2c22n MZ:21n NE:2a22n SN:2a22n TD:23n TG:2a22n";

    private static final String GAP = "[ .\\r\\n-]{0,2}";
    private static final String DIGIT = "[0-9OIL]";
    private static final Pattern PART = Pattern.compile("([0-9]+)([nac])");
    private static final Map<String, String> STRUCTURES = structures();

    private IbanCountry() {}

    /**
     * An expression for all of them. Letters may be of either case; one or two of space, hyphen, dot and line break may stand
     * before any character; where digits stand, letters that look like them may.
     */
    static String expression() {
        Map<String, StringBuilder> byStructure = new TreeMap<>();
        structures()
                .forEach((country, structure) -> byStructure
                        .computeIfAbsent(structure, s -> new StringBuilder())
                        .append(byStructure.get(structure).isEmpty() ? "" : "|")
                        .append(country));
        StringBuilder expression = new StringBuilder("(?i)(?:");
        byStructure.forEach((structure, countries) -> expression
                .append(expression.length() > 7 ? "|" : "")
                .append("(?:")
                .append(countries)
                .append(")(?:" + GAP + DIGIT + "){2}")
                .append(characters(structure)));
        return expression.append(")").toString();
    }

    private static Map<String, String> structures() {
        Map<String, String> structures = new LinkedHashMap<>();
        for (String item : List.of((REGISTERED + UNREGISTERED).split(" "))) {
            structures.put(item.substring(0, 2), item.substring(3));
        }
        return structures;
    }

    private static String characters(String structure) {
        StringBuilder expression = new StringBuilder();
        Matcher part = PART.matcher(structure);
        while (part.find()) {
            String set = switch (part.group(2)) {
                case "n" -> DIGIT;
                case "a" -> "[A-Z]";
                default -> "[A-Z0-9]";
            };
            expression
                    .append("(?:")
                    .append(GAP)
                    .append(set)
                    .append("){")
                    .append(part.group(1))
                    .append('}');
        }
        return expression.toString();
    }

    /**
     * With digits for the letters that were read or typed for them, where the country has digits.
     *
     * @param iban without gaps, of a known country
     */
    static String straightened(String iban) {
        StringBuilder straight = new StringBuilder(iban);
        straighten(straight, 2, 4);
        int at = 4;
        Matcher part = PART.matcher(STRUCTURES.getOrDefault(iban.substring(0, 2).toUpperCase(Locale.ROOT), ""));
        while (part.find()) {
            int end = at + Integer.parseInt(part.group(1));
            if (part.group(2).equals("n")) {
                straighten(straight, at, end);
            }
            at = end;
        }
        return straight.toString();
    }

    private static void straighten(StringBuilder iban, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = iban.charAt(i);
            iban.setCharAt(i, c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'i' || c == 'l' || c == 'L' ? '1' : c);
        }
    }
}
