package org.leakproof.redact.operate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts something less exact in place. What cannot be read for sure is replaced whole.
 *
 *  @param date to what a date comes down, if this is for dates
 *  @param ipv4 bits of an IPv4 address that are left, if this is for addresses
 *  @param ipv6 bits of an IPv6 address that are left
 *  @param number to what a number comes down, if this is for numbers
 *  @param postcode whether this is for postcodes, of which the area is left
 *  @param order of figures in a date where it cannot be told */
record Generalise(
        Optional<Dates> date,
        Optional<Integer> ipv4,
        int ipv6,
        Optional<Numbers> number,
        boolean postcode,
        WrittenDate.Order order)
        implements Operator {
    /** Of a date. */
    enum Dates {
        MONTH,
        YEAR
    }

    /** Of a number: the range that it is in. */
    enum Numbers {
        /** As many figures as it has: {@code 1000-9999}. */
        MAGNITUDE(0),
        TENS(10),
        HUNDREDS(100),
        THOUSANDS(1000),
        MILLIONS(1_000_000);

        private final long step;

        Numbers(long step) {
            this.step = step;
        }
    }

    /** Of a postcode. */
    enum Postcodes {
        AREA
    }

    private static final int LONGEST = 60;
    /** The greatest number that is read: beyond it is an identifier, not a number. */
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private static final Pattern NUMBER =
            Pattern.compile("(?:\\p{Sc}|[A-Z]{3})? ?([0-9]{1,40}|[0-9][0-9., ']{1,40}[0-9]) ?(?:\\p{Sc}|[A-Z]{3}|%)?");
    private static final Pattern IPV4 = Pattern.compile(
            "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})(?::[0-9]{1,5})?");
    private static final Pattern IPV6 =
            Pattern.compile("\\[?([0-9a-f:]{2,39}|::ffff:[0-9.]{7,15})(?:\\](?::[0-9]{1,5})?)?");
    private static final Pattern LETTERS_FIRST = Pattern.compile("([A-Z]{1,2})[0-9][A-Z0-9]{0,2} ?[A-Z0-9]{3,4}");
    private static final Pattern FIGURES =
            Pattern.compile("(?:[A-Z]{1,2}-)?([0-9]{1,2})([0-9]{1,6}|[0-9]{0,3}[ -][0-9]{2,4})(?: ?[A-Z]{2})?");

    @Override
    public String name() {
        return "generalise";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return general(passage.text()).orElseGet(() -> "[" + passage.label() + "]");
    }

    private Optional<String> general(String original) {
        if (original.length() > LONGEST) {
            return Optional.empty();
        }
        String text = plain(original);
        Optional<String> found = ipv4.flatMap(bits -> network(text, bits));
        if (found.isEmpty() && date.isPresent()) {
            found = date.get() == Dates.YEAR
                    ? WrittenDate.year(original, order).map(year -> Integer.toString(year))
                    : WrittenDate.month(original, order).map(Object::toString);
        }
        if (found.isEmpty() && postcode) {
            found = area(text);
        }
        return found.isEmpty() && number.isPresent() ? range(text, number.get()) : found;
    }

    /** Figures of all scripts as 0 to 9, spaces as spaces, no marks of format. */
    private static String plain(String original) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(original, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> {
                    if (Character.isDigit(c)) {
                        plain.append(Character.digit(c, 10));
                    } else {
                        plain.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c == 0x2019 ? '\'' : c);
                    }
                });
        return plain.toString().strip();
    }

    private Optional<String> network(String text, int bits) {
        Matcher v4 = IPV4.matcher(text);
        if (v4.matches()) {
            long address = 0;
            for (int i = 1; i <= 4; i++) {
                int part = Integer.parseInt(v4.group(i));
                if (part > 255) {
                    return Optional.empty();
                }
                address = address << 8 | part;
            }
            long net = address & -1L << (32 - bits);
            return Optional.of(
                    (net >> 24) + "." + (net >> 16 & 255) + "." + (net >> 8 & 255) + "." + (net & 255) + "/" + bits);
        }
        Matcher v6 = IPV6.matcher(text.toLowerCase(java.util.Locale.ROOT));
        if (!v6.matches()) {
            return Optional.empty();
        }
        String address = v6.group(1);
        return address.indexOf('.') >= 0
                ? network(address.substring("::ffff:".length()), bits)
                : groups(address).map(groups -> network(groups, ipv6));
    }

    /** The eight groups of an IPv6 address.
     *
     *  @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, 2.2</a> */
    private static Optional<int[]> groups(String address) {
        int gap = address.indexOf("::");
        if (gap != address.lastIndexOf("::") || address.contains(":::")) {
            return Optional.empty();
        }
        String[] head = split(gap < 0 ? address : address.substring(0, gap));
        String[] tail = split(gap < 0 ? "" : address.substring(gap + 2));
        int missing = 8 - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        int[] groups = new int[8];
        for (int i = 0; i < head.length + tail.length; i++) {
            String group = i < head.length ? head[i] : tail[i - head.length];
            if (group.isEmpty() || group.length() > 4) {
                return Optional.empty();
            }
            groups[i < head.length ? i : i + missing] = Integer.parseInt(group, 16);
        }
        return Optional.of(groups);
    }

    private static String[] split(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":", -1);
    }

    private static String network(int[] groups, int bits) {
        StringBuilder net = new StringBuilder();
        for (int i = 0; i * 16 < bits; i++) {
            int left = Math.min(16, bits - i * 16);
            net.append(Integer.toHexString(groups[i] & 0xFFFF << (16 - left))).append(':');
        }
        return net.append(":/").append(bits).toString();
    }

    /** What stands before the second part of a postcode, as far as it names a region: two figures of five or more, one of
     *  four, the letters where it begins with letters. */
    private static Optional<String> area(String text) {
        String upper = text.toUpperCase(java.util.Locale.ROOT);
        Matcher letters = LETTERS_FIRST.matcher(upper);
        if (letters.matches()) {
            return Optional.of(letters.group(1) + "***");
        }
        if (!FIGURES.matcher(upper).matches()) {
            return Optional.empty();
        }
        String figures = upper.replaceAll("[^0-9]", "");
        int left = figures.length() == 4 ? 1 : 2;
        return figures.length() >= 4 && figures.length() <= 9
                ? Optional.of(figures.substring(0, left) + "***")
                : Optional.empty();
    }

    private static Optional<String> range(String text, Numbers to) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? value(number.group(1)).map(value -> range(value, to)) : Optional.empty();
    }

    private static String range(BigDecimal value, Numbers to) {
        BigDecimal whole = value.setScale(0, RoundingMode.DOWN);
        BigDecimal from;
        BigDecimal behind;
        if (to == Numbers.MAGNITUDE) {
            int figures = whole.toPlainString().length();
            from = figures == 1 ? BigDecimal.ZERO : BigDecimal.TEN.pow(figures - 1);
            behind = BigDecimal.TEN.pow(figures);
        } else {
            BigDecimal step = BigDecimal.valueOf(to.step);
            from = whole.divideToIntegralValue(step).multiply(step);
            behind = from.add(step);
        }
        return from.toPlainString() + "-" + behind.subtract(BigDecimal.ONE).toPlainString();
    }

    /** Empty where a point or comma can be read in two ways: {@code 12,500} is twelve and a half to some. */
    private static Optional<BigDecimal> value(String written) {
        String figures = written.replaceAll("(?<=[0-9])[ '](?=[0-9]{3}(?:[^0-9]|$))", "");
        char decimal = 0;
        int points = (int) figures.chars().filter(c -> c == '.').count();
        int commas = (int) figures.chars().filter(c -> c == ',').count();
        if (points > 0 && commas > 0) {
            decimal = figures.lastIndexOf('.') > figures.lastIndexOf(',') ? '.' : ',';
        } else if (points + commas == 1) {
            decimal = points == 1 ? '.' : ',';
            if (figures.length() - figures.indexOf(decimal) - 1 == 3 && figures.indexOf(decimal) <= 3) {
                return Optional.empty();
            }
        }
        String thousands = decimal == ',' ? "." : decimal == '.' ? "," : points > 0 ? "." : ",";
        String whole = decimal == 0 ? figures : figures.substring(0, figures.lastIndexOf(decimal));
        String fraction = decimal == 0 ? "" : figures.substring(figures.lastIndexOf(decimal) + 1);
        boolean grouped = whole.matches("[0-9]{1,3}(" + Pattern.quote(thousands) + "[0-9]{3})+");
        if (!grouped && !whole.matches("[0-9]+") || !fraction.matches("[0-9]*")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(whole.replace(thousands, ""));
        return value.compareTo(GREATEST) > 0 ? Optional.empty() : Optional.of(value);
    }
}
