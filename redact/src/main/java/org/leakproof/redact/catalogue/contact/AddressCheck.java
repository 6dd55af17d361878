package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.Stretch;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/** Says whether something is a street's address, and how far it reaches beyond the street. */
final class AddressCheck implements Validator {

    private static final Pattern WEB = Pattern.compile("(?i)https?:|www\\.|@|\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private static final char FIRST_CYRILLIC = 0x400;

    /** Of the words below. */
    private static final List<String> TOWN_FIRST_ENDS =
            List.of("utca ", "út ", "útja ", "tér ", "tere ", "krt. ", "rkp. ", "sor ", "köz ", "u. ");

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
        if (StreetsByPostcode.isFromPostcode(candidate.form())
                && !AddressHead.mayHaveStreet(candidate.before(AddressHead.REACH))) {
            return Verdict.rejected();
        }
        String value = text.substring(street.from(), street.to());
        Stretch stretch = candidate.stretch();
        AddressReader reader = stretch.notes(AddressReader.class, AddressReader::new);
        int first = candidate.unitBefore(AddressHead.REACH);
        int number = candidate.startUnit() + street.from();
        String before = stretch.text().substring(first, number);
        if (StreetsByPostcode.isFromPostcode(candidate.form())) {
            return fromPostcode(candidate, reader, first, before);
        }
        boolean byPostcode = StreetsByPostcode.isFromNumber(candidate.form());
        int name = 0;
        if (byPostcode) {
            boolean ahead = StreetsByPostcode.hasOwnName(candidate.form());
            boolean wholeLine = StreetsByPostcode.wantsWholeLine(candidate.form());
            name = ahead
                    ? 0
                    : StreetName.before(before, before.length(), wholeLine).length();
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
        boolean townFirst = isTownFirst(value);
        int behind = candidate.startUnit() + street.to();
        String after = stretch.text().substring(behind, candidate.unitAfter(AddressTail.REACH));
        AddressTail tail = AddressTail.of(reader, after, behind, townFirst);
        if (byPostcode && tail.postcode() != AddressTail.Postcode.SURE) {
            return Verdict.rejected();
        }
        String head = before.substring(0, before.length() - name);
        int from = street.from() - name - AddressHead.length(reader, head, first, townFirst);
        // a postcode that the expression knows and the walk does not
        boolean postcodeBehind = LettersAndDigits.hasDigit(text.substring(street.to()));
        int matched = text.endsWith(".") ? text.length() - 1 : text.length();
        int to = Math.max(street.to() + tail.length(), postcodeBehind ? matched : street.to());
        return new Verdict(List.of(new Verdict.Part(from, to, street.score())));
    }

    private static boolean isTownFirst(String street) {
        return mayBeTownFirst(street) && TOWN_FIRST.matcher(street).find();
    }

    /** Looks for a character of other scripts, or what one of the words ends with. */
    private static boolean mayBeTownFirst(String street) {
        for (int i = 0; i < street.length(); i++) {
            if (street.charAt(i) >= FIRST_CYRILLIC) {
                return true;
            }
        }
        for (String end : TOWN_FIRST_ENDS) {
            if (street.contains(end)) {
                return true;
            }
        }
        return false;
    }

    /** A street before a postcode, both ends of which are then read as of any other. @param first where the text begins */
    private static Verdict fromPostcode(Candidate candidate, AddressReader reader, int first, String before) {
        Optional<AddressHead.Street> found =
                AddressHead.streetBefore(reader, before, first, StreetsByPostcode.isSure(candidate.form()));
        if (found.isEmpty()) {
            return Verdict.rejected();
        }
        int start = found.get().start();
        int end = found.get().end();
        String street = before.substring(start, end);
        if (AddressLines.isNoStreet(street)) {
            return Verdict.rejected();
        }
        boolean townFirst = isTownFirst(street);
        int behind = first + end;
        String after = candidate.stretch().text().substring(behind, candidate.unitAfter(AddressTail.REACH));
        AddressTail tail = AddressTail.of(reader, after, behind, townFirst);
        int beyond = end + tail.length() - before.length();
        if (tail.postcode() != AddressTail.Postcode.SURE || beyond <= 0) {
            return Verdict.rejected();
        }
        int head = AddressHead.length(reader, before.substring(0, start), first, townFirst);
        return new Verdict(List.of(new Verdict.Part(start - head - before.length(), beyond, candidate.score())));
    }

    private static boolean isAddress(String value) {
        return LettersAndDigits.hasDigit(value)
                        && LettersAndDigits.hasLetter(value)
                        && !(LettersAndDigits.hasAny(value, ":.@")
                                && WEB.matcher(value).find())
                        && !AddressLines.isNoStreet(value)
                || value.endsWith("s/n")
                || AddressLines.isStreetAlone(value);
    }
}
