package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/** Says whether something is a street's address, and how far it reaches beyond the street. */
final class AddressCheck implements Validator {

    private static final Pattern WEB = Pattern.compile("(?i)https?:|www\\.|@|\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private static final Pattern TOWN_FIRST =
            Pattern.compile("\\p{IsCyrillic}|\\b(?:utca|út|útja|tér|tere|krt\\.|körút|rkp\\.|sor|köz|u\\.)(?= )");

    private final Validator ways;

    /** @param ways gives the part of a candidate that is the street */
    AddressCheck(Validator ways) {
        this.ways = ways;
    }

    @Override
    public String name() {
        return ways.name();
    }

    @Override
    public Verdict check(Candidate candidate) {
        Verdict verdict = ways.check(candidate);
        if (verdict.isRejected()) {
            return verdict;
        }
        Verdict.Part street = verdict.parts().get(0);
        String text = candidate.text();
        if (EasternAddresses.isForm(candidate.form())) {
            return EasternAddresses.widened(candidate, street);
        }
        String value = text.substring(street.from(), street.to());
        String before = candidate.before(AddressHead.REACH) + text.substring(0, street.from());
        if (StreetsByPostcode.isFromPostcode(candidate.form())) {
            return fromPostcode(candidate, before);
        }
        boolean byPostcode = StreetsByPostcode.isFromNumber(candidate.form());
        int name = 0;
        if (byPostcode) {
            boolean ahead = StreetsByPostcode.hasOwnName(candidate.form());
            name = ahead ? 0 : AddressHead.street(before, StreetsByPostcode.wantsWholeLine(candidate.form()));
            if (!ahead && name == 0) {
                return Verdict.rejected();
            }
            value = before.substring(before.length() - name) + value;
            if (AddressLines.isNoStreet(value)) {
                return Verdict.rejected();
            }
        } else if (!candidate.form().equals("box") && !isAddress(value)
                || AddressLines.hasOtherLine(candidate.form(), value)) {
            return Verdict.rejected();
        }
        boolean townFirst = TOWN_FIRST.matcher(value).find();
        AddressTail tail = AddressTail.of(text.substring(street.to()) + candidate.after(AddressTail.REACH), townFirst);
        if (byPostcode && tail.postcode() != AddressTail.Postcode.SURE) {
            return Verdict.rejected();
        }
        String head = before.substring(0, before.length() - name);
        int from = street.from() - name - AddressHead.length(head, townFirst);
        // a postcode that the expression knows and the walk does not
        boolean postcodeBehind = text.substring(street.to()).chars().anyMatch(Character::isDigit);
        int matched = text.endsWith(".") ? text.length() - 1 : text.length();
        int to = Math.max(street.to() + tail.length(), postcodeBehind ? matched : street.to());
        return new Verdict(List.of(new Verdict.Part(from, to, street.score())));
    }

    /** A street before a postcode, both ends of which are then read as of any other. */
    private static Verdict fromPostcode(Candidate candidate, String before) {
        Optional<AddressHead.Street> found =
                AddressHead.streetBefore(before, StreetsByPostcode.isSure(candidate.form()));
        if (found.isEmpty()) {
            return Verdict.rejected();
        }
        int start = found.get().start();
        int end = found.get().end();
        String street = before.substring(start, end);
        if (AddressLines.isNoStreet(street)) {
            return Verdict.rejected();
        }
        boolean townFirst = TOWN_FIRST.matcher(street).find();
        AddressTail tail = AddressTail.of(
                before.substring(end) + candidate.text() + candidate.after(AddressTail.REACH), townFirst);
        int beyond = end + tail.length() - before.length();
        if (tail.postcode() != AddressTail.Postcode.SURE || beyond <= 0) {
            return Verdict.rejected();
        }
        int head = AddressHead.length(before.substring(0, start), townFirst);
        return new Verdict(List.of(new Verdict.Part(start - head - before.length(), beyond, candidate.score())));
    }

    private static boolean isAddress(String value) {
        return value.chars().anyMatch(Character::isDigit)
                        && value.chars().anyMatch(Character::isLetter)
                        && !WEB.matcher(value).find()
                        && !AddressLines.isNoStreet(value)
                || value.endsWith("s/n")
                || AddressLines.isStreetAlone(value);
    }
}
