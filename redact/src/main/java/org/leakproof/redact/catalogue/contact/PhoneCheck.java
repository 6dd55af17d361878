package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * Tells telephone numbers from dates, amounts and other numbers, by how they are grouped, what stands beside them, and the
 * numbering plans in libphonenumber's tables (only those: its own search runs at 2 MB/s). A candidate may hold more than a
 * number ("12 020 7946 0000 10"), or several: from each group on the longest run of groups that is one is taken. Linear: no
 * run has more than seventeen digits.
 */
final class PhoneCheck implements Validator {

    static final String INTERNATIONAL = "international";
    static final String NATIONAL = "national";

    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;

    private static final Predicate<String> DATE = Pattern.compile(
                    "(?:[12]\\d{3}[-./ ][01]?\\d[-./ ][0-3]?\\d|[0-3]?\\d[-./ ][0-3]?\\d[-./ ](?:[12]\\d)?\\d{2})"
                            + "(?:\\D{1,3}[0-2]?\\d(?:\\D[0-5]\\d)*)?|(?:19|20)\\d\\d[01]\\d[0-3]\\d(?:\\D?[0-2]\\d[0-5]\\d(?:[0-5]\\d)?)?")
            .asMatchPredicate();

    /** A date that more digits may follow; without spaces, which telephone numbers have too. */
    private static final Predicate<String> LEADING_DATE = Pattern.compile(
                    "[12]\\d{3}([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
                            + "|(?:0?[1-9]|[12]\\d|3[01])([-./])(?:0?[1-9]|1[0-2])\\2(?:[12]\\d)?\\d{2}"
                            + "|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])/(?:[12]\\d)?\\d{2}")
            .asMatchPredicate();

    private static final Predicate<String> YEARS = Pattern.compile(
                    "(?:1[5-9]|20)\\d\\d\\h?[-/. ]\\h?(?:1[5-9]|20)\\d\\d")
            .asMatchPredicate();

    private static final String OCTET = "(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])";

    /** An IPv4 address, or a version with a single digit behind a dot. */
    private static final Predicate<String> DOTTED = Pattern.compile(
                    "(?:" + OCTET + "\\.){3}" + OCTET + "|\\d+(?:\\.\\d+)*\\.\\d(?:\\.\\d+)*")
            .asMatchPredicate();

    private static final Predicate<String> THOUSANDS = Pattern.compile(
                    "[1-9]\\d?(?:[ .]\\d{3}){2,}|[1-9]\\d{0,2}(?:[ .]\\d{3}){2,}\\.\\d{1,2}|[1-9]\\d{0,2}(?:\\.\\d{3}){3,}")
            .asMatchPredicate();

    /** Groups of an amount, cents included. */
    private static final int MAX_THOUSANDS = 6;

    private static final Predicate<String> BOOK =
            Pattern.compile("97[89][- ]?\\d(?:[- ]?\\d){8}[- ]?\\d").asMatchPredicate();

    private static final Pattern FRACTION = Pattern.compile("(?:^|\\D)0\\.\\d+(?![\\d.])");

    private static final Pattern TAKEN_BEFORE = Pattern.compile("[\\p{Sc}#]\\h?$|\\w[-.,:/\\\\_%]$");
    private static final Pattern LABEL_BEFORE = Pattern.compile("\\p{L}[:.]$");
    private static final Pattern TAKEN_BEHIND = Pattern.compile("\\h?[%\\p{Sc}]|[-/,_\\\\@=]\\w|[:.]\\d");

    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    private final List<PhoneRegion> regions;

    PhoneCheck(PhoneConfig config) {
        this.regions = config.regions().stream()
                .map(region -> PhoneRegion.of(region, util))
                .toList();
    }

    @Override
    public String name() {
        return "numbering plan";
    }

    /** A run of digits. */
    private record Group(int start, int end) {}

    /** A number found in the candidate; {@code last} is the last group's index. */
    private record Found(int first, int last, double score) {}

    @Override
    public Verdict check(Candidate candidate) {
        String text = candidate.text();
        int core = coreEnd(text);
        List<Group> groups = groups(text, core);
        if (candidate.form().equals(INTERNATIONAL)) {
            return international(text, groups, core);
        }
        int lowest = isTakenBefore(candidate) ? 1 : 0;
        int highest = groups.size() - (core == text.length() && isTakenBehind(candidate) ? 2 : 1);
        return new Search(text, core, groups, highest).verdict(lowest);
    }

    /** Where an extension begins, or the end. */
    private static int coreEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) || c == '#' || c == ',' || c == ';') {
                return i;
            }
        }
        return text.length();
    }

    private static List<Group> groups(String text, int end) {
        List<Group> groups = new ArrayList<>();
        int at = 0;
        while (at < end) {
            int start = at;
            while (at < end && isDigit(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                groups.add(new Group(start, at));
            } else {
                at++;
            }
        }
        return groups;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String digits(String text, List<Group> groups, int first, int last) {
        StringBuilder digits = new StringBuilder();
        for (int i = first; i <= last; i++) {
            digits.append(text, groups.get(i).start, groups.get(i).end);
        }
        return digits.toString();
    }

    private Verdict international(String text, List<Group> groups, int core) {
        for (int last = groups.size() - 1; last >= 0; last--) {
            String digits = afterPlus(text, groups, last);
            if (digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS + 1 && isValid("+" + digits)) {
                return Verdict.part(0, end(text, groups, last, core), 0.9);
            }
        }
        // not assigned, but with a country's length: an invented number, or a new range
        for (int last = groups.size() - 1; last >= 0; last--) {
            String digits = afterPlus(text, groups, last);
            if (digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS && isPossible("+" + digits)) {
                return Verdict.part(0, end(text, groups, last, core), 0.6);
            }
        }
        return Verdict.rejected();
    }

    /** Some write both, plus and 00. */
    private static String afterPlus(String text, List<Group> groups, int last) {
        String digits = digits(text, groups, 0, last);
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }

    /** With the extension, if nothing is left out before it. */
    private static int end(String text, List<Group> groups, int last, int core) {
        int end = groups.get(last).end;
        return last == groups.size() - 1 && core < text.length() ? text.length() : end;
    }

    /** Dates, years, amounts, version numbers, addresses, books. */
    private static boolean isOtherNumber(String number) {
        return DATE.test(number)
                || YEARS.test(number)
                || DOTTED.test(number)
                || THOUSANDS.test(number)
                || BOOK.test(number)
                || FRACTION.matcher(number).find();
    }

    /** Whether the first group belongs to what stands before it: an amount, a time, a longer code. */
    private static boolean isTakenBefore(Candidate candidate) {
        String before = candidate.before(3);
        return TAKEN_BEFORE.matcher(before).find()
                && !LABEL_BEFORE.matcher(before).find();
    }

    /** Whether the last group belongs to what stands behind it. */
    private static boolean isTakenBehind(Candidate candidate) {
        return TAKEN_BEHIND.matcher(candidate.after(3)).lookingAt();
    }

    private Optional<Phonenumber.PhoneNumber> parse(String digits) {
        try {
            return Optional.of(util.parse(digits, "ZZ")); // of no region: it begins with a plus
        } catch (NumberParseException notANumber) {
            return Optional.empty(); // its way to say no; what went wrong stays a secret
        }
    }

    private boolean isValid(String digits) {
        return parse(digits).filter(util::isValidNumber).isPresent();
    }

    private boolean isPossible(String digits) {
        return parse(digits)
                .filter(number ->
                        util.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
                .isPresent();
    }

    /** Goes through the groups of one candidate without a plus. */
    private final class Search {
        private final String text;
        private final int core;
        private final List<Group> groups;
        private final int highest;

        /** @param highest the last group that may be taken */
        Search(String text, int core, List<Group> groups, int highest) {
            this.highest = highest;
            this.text = text;
            this.core = core;
            this.groups = groups;
        }

        Verdict verdict(int lowest) {
            List<Verdict.Part> parts = new ArrayList<>();
            int first = lowest;
            boolean fresh = lowest == 0;
            while (first <= highest) {
                int behind = behindOther(first);
                Optional<Found> found = behind > first ? Optional.empty() : from(first, fresh);
                found.ifPresent(number -> parts.add(
                        new Verdict.Part(start(number.first), end(text, groups, number.last, core), number.score)));
                fresh = found.isPresent() || behind > first;
                first = found.map(number -> number.last + 1).orElse(Math.max(first + 1, behind));
            }
            return new Verdict(parts);
        }

        /** The group behind a date or amount that begins at this one and is set off from what follows; else the group. */
        private int behindOther(int first) {
            int date = first + 2;
            if (date < groups.size() && LEADING_DATE.test(written(first, date))) {
                boolean apart =
                        date == groups.size() - 1 || !separator(date + 1).equals(separator(date));
                return apart ? date + 1 : first;
            }
            for (int last = Math.min(first + MAX_THOUSANDS, groups.size() - 1); last > first + 1; last--) {
                boolean apart = last == groups.size() - 1
                        || separator(last + 1).isBlank() && !separator(last + 1).equals(separator(last));
                if (apart && THOUSANDS.test(written(first, last))) {
                    return last + 1;
                }
            }
            return first;
        }

        private String written(int first, int last) {
            return text.substring(groups.get(first).start, groups.get(last).end);
        }

        /** @param fresh whether what stands before is no part of a number */
        private Optional<Found> from(int first, boolean fresh) {
            int last = first;
            int count = size(first);
            while (last < highest && count + size(last + 1) <= MAX_DIGITS + 2) {
                count += size(++last);
            }
            for (; last >= first && count >= MIN_DIGITS; count -= size(last--)) {
                boolean begins = fresh || isStrong(first) || cuts(first, first, last);
                boolean ends = last == groups.size() - 1 || isStrong(first) || cuts(last + 1, first, last);
                if (!begins || !ends || count > MAX_DIGITS + 2) {
                    continue;
                }
                if (isOtherNumber(written(first, last))) {
                    continue;
                }
                double score = score(first, last, digits(text, groups, first, last));
                if (score > 0) {
                    return Optional.of(new Found(first, last, score));
                }
            }
            return Optional.empty();
        }

        private int size(int group) {
            return groups.get(group).end - groups.get(group).start;
        }

        /** Whether what stands before a group sets a number of these groups off, because it stands nowhere within. */
        private boolean cuts(int cut, int first, int last) {
            String separator = separator(cut);
            return (separator.isBlank() || separator.contains("/"))
                    && (first == last || !separator.equals(separator(last)));
        }

        /** What stands before a group. */
        private String separator(int group) {
            return text.substring(group == 0 ? 0 : groups.get(group - 1).end, groups.get(group).start);
        }

        private boolean isStrong(int group) {
            boolean trunk = text.charAt(groups.get(group).start) == '0' && size(group) > 1;
            return trunk || separator(group).contains("(");
        }

        /** With the bracket that opens before it. */
        private int start(int group) {
            int start = groups.get(group).start;
            int bracket = start;
            while (bracket > 0 && Character.isWhitespace(text.charAt(bracket - 1))) {
                bracket--;
            }
            boolean opened = bracket > 0 && text.charAt(bracket - 1) == '(' && text.indexOf(')', start) >= 0;
            return opened ? bracket - 1 : start;
        }

        /** 0 if it is no number. */
        private double score(int first, int last, String digits) {
            boolean grouped = last > first;
            if (digits.startsWith("00") && digits.length() >= MIN_DIGITS + 3) {
                if (isValid("+" + digits.substring(2))) {
                    return grouped ? 0.85 : 0.7;
                }
            }
            if (digits.startsWith("011") && digits.length() >= MIN_DIGITS + 4) {
                if (isValid("+" + digits.substring(3))) {
                    return grouped ? 0.8 : 0.5;
                }
            }
            if (tooManySingles(first, last)) {
                return 0;
            }
            for (PhoneRegion region : regions) {
                if (region.has(digits, util)) {
                    return national(first, last, digits, region);
                }
            }
            return 0;
        }

        private double national(int first, int last, String digits, PhoneRegion region) {
            String trunk = region.trunkPrefix();
            boolean complete = trunk.isEmpty() || trunk.equals("1") || digits.startsWith(trunk);
            boolean bracketed = separator(first).contains("(");
            double score = last == first ? 0.4 : 0.7;
            if (bracketed || digits.startsWith("0")) {
                score += 0.1;
            } else if (!complete) {
                score -= 0.1; // nobody leaves the trunk prefix out where it exists, but for mobiles written short
            }
            return score;
        }

        private boolean tooManySingles(int first, int last) {
            int singles = 0;
            for (int i = first; i <= last; i++) {
                singles += groups.get(i).end - groups.get(i).start == 1 ? 1 : 0;
            }
            return singles > 3 && singles * 2 > last - first + 1;
        }
    }
}
