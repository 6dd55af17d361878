package org.leakproof.redact.operate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings a value to one written form, so that the same thing gets the same label however it is written. Shareable. */
public final class Canonical {
    /** What matters in how a value is written. */
    public enum Written {
        /** Letters and digits only. */
        PLAIN,
        /** The signs between them too, as in an address or a URL. */
        STRUCTURED,
        /** A telephone number. */
        PHONE
    }

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private static final int MOST_NUMBERS = 4096;
    private static final int LONGEST_NUMBER = 64;

    private final List<String> regions;
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    /** @param regions whose numbers are written without a country code, in the order in which they are tried */
    public Canonical(List<String> regions) {
        this.regions = List.copyOf(regions);
    }

    String of(Passage passage) {
        return of(passage.written(), passage.text());
    }

    /** Never empty for a text that is not. */
    public String of(Written written, String text) {
        String canonical = switch (written) {
            case PLAIN -> letters(text);
            case STRUCTURED -> structured(text);
            case PHONE -> text.length() > LONGEST_NUMBER ? phone(text) : remembered(text);
        };
        return canonical.isEmpty() ? text : canonical;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        folded(text).codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                letters.append(Character.digit(c, 10));
            } else if (Character.isLetter(c)) {
                letters.appendCodePoint(c);
            }
        });
        return letters.toString();
    }

    private static String structured(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT)
                .forEach(out::appendCodePoint);
        String structured = out.toString();
        return ipv6(structured).orElse(structured);
    }

    /** The same numbers stand below many messages of a mailbox, and libphonenumber takes its time for each. */
    private String remembered(String text) {
        String known = numbers.get(text);
        if (known == null) {
            known = phone(text);
            if (numbers.size() >= MOST_NUMBERS) {
                numbers.clear();
            }
            numbers.put(text, known);
        }
        return known;
    }

    /** E.164, or the digits where no region makes it a number. */
    private String phone(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (String region : plain.strip().startsWith("+") ? List.of("ZZ") : regions) {
            try {
                PhoneNumber number = phones.parse(plain, region);
                if (phones.isValidNumber(number)) {
                    return phones.format(number, PhoneNumberFormat.E164);
                }
            } catch (NumberParseException otherRegion) {
                // the next one
            }
        }
        String digits = letters(text);
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }

    /** Eight groups without leading zeros, if it is an IPv6 address.
     *
     *  @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, 2.2</a> */
    private static Optional<String> ipv6(String text) {
        if (text.chars().filter(c -> c == ':').count() < 2 || !text.matches("[0-9a-f:]+")) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 && missing != 0 || missing < 0) {
            return Optional.empty();
        }
        StringBuilder full = new StringBuilder();
        head.forEach(group -> full.append(group).append(':'));
        full.append("0:".repeat(missing));
        tail.forEach(group -> full.append(group).append(':'));
        return Optional.of(full.toString());
    }

    private static List<String> groups(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return java.util.Arrays.stream(text.split(":"))
                .map(group -> group.replaceFirst("^0+(?=.)", ""))
                .toList();
    }

    /** Without case, compatibility forms and diacritics. */
    public static String folded(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        if (plain) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> (1 << Character.getType(c) & MARKS) == 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ı', 'i');
    }
}
