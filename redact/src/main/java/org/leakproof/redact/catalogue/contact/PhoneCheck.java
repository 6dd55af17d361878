package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * Tells telephone numbers from dates, amounts and other numbers, by how they are grouped, what stands beside them, and the
 * numbering plans in libphonenumber's tables (only those: its own search runs at 2 MB/s).
 */
final class PhoneCheck implements Validator {

    static final String INTERNATIONAL = "international";
    static final String NATIONAL = "national";
    static final String ANNOUNCED = "announced";

    static final int MIN_DIGITS = 7;
    static final int MAX_DIGITS = 15;

    private static final Pattern TAKEN_BEFORE = Pattern.compile("[\\p{Sc}#]\\h?$|\\w[-.,:/\\\\_%]$");
    private static final Pattern LABEL_BEFORE = Pattern.compile("\\p{L}[:.]$");
    private static final Pattern TAKEN_BEHIND = Pattern.compile("\\h?[%\\p{Sc}]|[-/,_\\\\@=]\\w|[:.]\\d");

    private final PhoneConfig config;

    /** Made when first asked for. */
    private volatile @Nullable List<PhoneRegion> known;

    PhoneCheck(PhoneConfig config) {
        this.config = config;
    }

    private List<PhoneRegion> regions() {
        List<PhoneRegion> regions = known;
        if (regions == null) {
            regions = config.regions().stream()
                    .map(region -> PhoneRegion.of(region, PhoneNumberUtil.getInstance()))
                    .toList();
            known = regions;
        }
        return regions;
    }

    @Override
    public String name() {
        return "numbering plan";
    }

    @Override
    public Verdict check(Candidate candidate) {
        String text = candidate.text();
        if (candidate.form().equals(ANNOUNCED)) {
            return AnnouncedPhone.verdict(this, text);
        }
        int core = coreEnd(text);
        DigitGroups groups = DigitGroups.of(text, core);
        if (candidate.form().equals(INTERNATIONAL)) {
            return international(text, groups, core);
        }
        int lowest = isTakenBefore(candidate) ? 1 : 0;
        int highest = groups.count() - (core == text.length() && isTakenBehind(candidate) ? 2 : 1);
        return new PhoneSearch(this, text, core, groups, highest).verdict(lowest);
    }

    /** Where an extension begins, or the end. */
    static int coreEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) || c == '#' || c == ',' || c == ';') {
                return i;
            }
        }
        return text.length();
    }

    /** A number with a plus. @param core where an extension begins, or the end */
    Verdict international(String text, DigitGroups groups, int core) {
        int most = groups.count() - 1;
        Verdict possible = Verdict.rejected();
        for (int last = most; last >= 0; last--) {
            String digits = afterPlus(groups, last);
            if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS + 1) {
                continue;
            }
            NumberingPlans.Answer answer = NumberingPlans.WORLD.ask(digits);
            int end = last == most ? text.length() : groups.end(last);
            if (answer == NumberingPlans.Answer.VALID) {
                return Verdict.part(0, end, 0.9);
            }
            // not assigned, but with a country's length: an invented number, or a new range
            if (possible.isRejected() && digits.length() <= MAX_DIGITS && answer == NumberingPlans.Answer.POSSIBLE) {
                possible = Verdict.part(0, end, 0.6);
            }
        }
        return possible;
    }

    /** Some write both, plus and 00. */
    private static String afterPlus(DigitGroups groups, int last) {
        String digits = groups.digits(0, last);
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }

    /** Whether the first group belongs to what stands before it: an amount, a time, a longer code. */
    private static boolean isTakenBefore(Candidate candidate) {
        String before = candidate.before(3);
        return mayTake(before)
                && TAKEN_BEFORE.matcher(before).find()
                && !LABEL_BEFORE.matcher(before).find();
    }

    /** Looks at the last two characters: mostly a word and a blank. */
    private static boolean mayTake(String before) {
        if (before.isEmpty()) {
            return false;
        }
        int last = before.length() - 1;
        boolean blank = before.charAt(last) == ' ' || before.charAt(last) == '\n';
        return !blank || last > 0 && !Character.isLetterOrDigit(before.charAt(last - 1));
    }

    /** Whether the last group belongs to what stands behind it. */
    private static boolean isTakenBehind(Candidate candidate) {
        String after = candidate.after(3);
        boolean endsLine = after.isEmpty() || after.charAt(0) == '\n' || after.charAt(0) == '\r';
        return !endsLine && TAKEN_BEHIND.matcher(after).lookingAt();
    }

    /** Whether a country has the number. @param digits country code first, without plus */
    boolean isValid(String digits) {
        return NumberingPlans.WORLD.ask(digits) == NumberingPlans.Answer.VALID;
    }

    /** The first region that has the number, written as one dials it there. */
    Optional<PhoneRegion> region(String digits) {
        for (PhoneRegion region : regions()) {
            if (region.has(digits, PhoneNumberUtil.getInstance())) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    /** Whether it is worth while to ask {@link #region}: some region has numbers of this length. */
    boolean mayHaveRegion(int length) {
        for (PhoneRegion region : regions()) {
            if (region.mayHave(length)) {
                return true;
            }
        }
        return false;
    }
}
