package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Verdict;

/**
 * Finds the telephone numbers in one candidate without a plus. It may hold more than a number ("12 020 7946 0000 10"), or
 * several: from each group on the longest run of groups that is a number is taken. Linear in the candidate: no run has more
 * than seventeen digits.
 */
final class PhoneSearch {

    /** Groups of an amount, cents included. */
    private static final int MAX_THOUSANDS = 6;

    /** With an international prefix. */
    private static final int MOST_DIGITS = PhoneCheck.MAX_DIGITS + 2;

    /** A number found; {@code last} is the last group's index. */
    private record Found(int first, int last, double score) {}

    private final PhoneCheck check;
    private final String text;
    private final int core;
    private final DigitGroups groups;
    private final int highest;

    /**
     * @param core where an extension begins, or the end
     * @param highest the last group that may be taken
     */
    PhoneSearch(PhoneCheck check, String text, int core, DigitGroups groups, int highest) {
        this.check = check;
        this.text = text;
        this.core = core;
        this.groups = groups;
        this.highest = highest;
    }

    Verdict verdict(int lowest) {
        List<Verdict.Part> parts = new ArrayList<>();
        int first = lowest;
        boolean fresh = lowest == 0;
        while (first <= highest) {
            int behind = behindOther(first);
            Optional<Found> found = behind > first ? Optional.empty() : from(first, fresh);
            found.ifPresent(number -> parts.add(part(number)));
            fresh = found.isPresent() || behind > first;
            first = found.map(number -> number.last + 1).orElse(Math.max(first + 1, behind));
        }
        return new Verdict(parts);
    }

    /** With the bracket that opens before it, and the extension if no group is left out before that. */
    private Verdict.Part part(Found number) {
        int bracket = groups.bracket(number.first);
        boolean opened = bracket >= 0 && groups.closesBracket(number.first, number.last, core);
        boolean extended = number.last == groups.count() - 1 && core < text.length();
        return new Verdict.Part(
                opened ? bracket : groups.start(number.first),
                extended ? text.length() : groups.end(number.last),
                number.score);
    }

    /** The group behind a date or amount that begins at this one and is set off from what follows; else the group. */
    private int behindOther(int first) {
        int most = groups.count() - 1;
        int date = first + 2;
        if (date <= most && mayBeDate(first) && NumberKinds.isLeadingDate(groups.written(first, date))) {
            boolean apart = date == most || !groups.sameSeparator(date + 1, date);
            return apart ? date + 1 : first;
        }
        boolean inThousands = first + 2 <= most
                && groups.size(first, first) <= 3
                && groups.firstDigit(first) != '0'
                && groups.size(first + 1, first + 1) == 3
                && groups.size(first + 2, first + 2) == 3;
        if (!inThousands) {
            return first;
        }
        for (int last = Math.min(first + MAX_THOUSANDS, most); last > first + 1; last--) {
            boolean apart = last == most || groups.isBlankBefore(last + 1) && !groups.sameSeparator(last + 1, last);
            if (apart && NumberKinds.isAmount(groups.written(first, last))) {
                return last + 1;
            }
        }
        return first;
    }

    /** Three groups of which the first or the last has two digits or four of a year. */
    private boolean mayBeDate(int first) {
        return groups.size(first, first + 2) <= 8
                && (groups.size(first, first) == 4 || groups.size(first + 2, first + 2) % 2 == 0);
    }

    /** @param fresh whether what stands before is no part of a number */
    private Optional<Found> from(int first, boolean fresh) {
        boolean strong = isStrong(first);
        if (!fresh && !strong && !groups.isApart(first)) {
            return Optional.empty();
        }
        int last = first;
        while (last < highest && groups.size(first, last + 1) <= MOST_DIGITS) {
            last++;
        }
        for (; last >= first && groups.size(first, last) >= PhoneCheck.MIN_DIGITS; last--) {
            boolean begins = fresh || strong || cuts(first, first, last);
            boolean ends = last == groups.count() - 1 || strong || cuts(last + 1, first, last);
            if (begins && ends && groups.size(first, last) <= MOST_DIGITS && !tooManySingles(first, last)) {
                double score = score(first, last);
                if (score > 0) {
                    return Optional.of(new Found(first, last, score));
                }
            }
        }
        return Optional.empty();
    }

    /** Begins as numbers do, whatever stands before. */
    private boolean isStrong(int group) {
        return groups.firstDigit(group) == '0' && groups.size(group, group) > 1 || groups.opensBracket(group);
    }

    /** Whether what stands before a group sets a number of these groups off, because it stands nowhere within. */
    private boolean cuts(int cut, int first, int last) {
        return groups.isApart(cut) && (first == last || !groups.sameSeparator(cut, last));
    }

    /** A row of single digits is a list or a drawing. */
    private boolean tooManySingles(int first, int last) {
        int singles = groups.singles(first, last);
        return singles > 3 && singles * 2 > last - first + 1;
    }

    /** 0 if it is no number. */
    private double score(int first, int last) {
        int size = groups.size(first, last);
        boolean zero = groups.firstDigit(first) == '0';
        if (!zero && !check.mayHaveRegion(size)) {
            return 0;
        }
        double score = dialled(first, last, size);
        return score > 0 && NumberKinds.isOther(groups.written(first, last)) ? 0 : score;
    }

    /** As the digits alone say. */
    private double dialled(int first, int last, int size) {
        String digits = groups.digits(first, last);
        boolean grouped = last > first;
        if (digits.startsWith("00") && size >= PhoneCheck.MIN_DIGITS + 3 && check.isValid(digits.substring(2))) {
            return grouped ? 0.85 : 0.7;
        }
        if (digits.startsWith("011") && size >= PhoneCheck.MIN_DIGITS + 4 && check.isValid(digits.substring(3))) {
            return grouped ? 0.8 : 0.5;
        }
        return check.region(digits)
                .map(region -> national(first, grouped, digits, region))
                .orElse(0.0);
    }

    private double national(int first, boolean grouped, String digits, PhoneRegion region) {
        String trunk = region.trunkPrefix();
        boolean complete = trunk.isEmpty() || trunk.equals("1") || digits.startsWith(trunk);
        double score = grouped ? 0.7 : 0.4;
        if (groups.opensBracket(first) || digits.startsWith("0")) {
            return score + 0.1;
        }
        // nobody leaves the trunk prefix out where it exists, but for mobiles written short
        return complete ? score : score - 0.1;
    }
}
