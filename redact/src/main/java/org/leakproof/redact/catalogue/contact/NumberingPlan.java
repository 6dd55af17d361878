package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.ArrayList;
import java.util.List;
import org.leakproof.redact.catalogue.check.DigitTemplates;

/**
 * A region's telephone numbers as libphonenumber's tables have them, asked for digit by digit: libphonenumber runs up to ten
 * regular expressions for each question.
 *
 * <p>Immutable and shareable.
 */
final class NumberingPlan {

    private static final int GENERAL = 1;

    private final DigitTemplates templates;

    /** By length, the kinds of numbers that may have it. */
    private final List<Integer> kindsByLength;

    private NumberingPlan(DigitTemplates templates, List<Integer> kindsByLength) {
        this.templates = templates;
        this.kindsByLength = kindsByLength;
    }

    static NumberingPlan of(PhoneMetadata region) {
        List<PhoneNumberDesc> kinds = List.of(
                region.getGeneralDesc(),
                region.getPremiumRate(),
                region.getTollFree(),
                region.getSharedCost(),
                region.getVoip(),
                region.getPersonalNumber(),
                region.getPager(),
                region.getUan(),
                region.getVoicemail(),
                region.getFixedLine(),
                region.getMobile());
        List<String> expressions = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            PhoneNumberDesc desc = kinds.get(kind);
            expressions.add(desc.getNationalNumberPattern());
            if (desc.getNationalNumberPattern().isEmpty()) {
                continue;
            }
            for (int length = 0; length <= PhoneCheck.MAX_DIGITS + 2; length++) {
                if (lengths.size() == length) {
                    lengths.add(0);
                }
                boolean has = desc.getPossibleLengthCount() == 0
                        || desc.getPossibleLengthList().contains(length);
                lengths.set(length, lengths.get(length) | (has ? 1 << kind : 0));
            }
        }
        return new NumberingPlan(DigitTemplates.of(expressions), List.copyOf(lengths));
    }

    /** Whether it has this number. @param from where the national number begins */
    boolean has(String digits, int from) {
        int length = digits.length() - from;
        if (length >= kindsByLength.size() || kindsByLength.get(length) <= GENERAL) {
            return false;
        }
        int kinds = templates.matching(digits, from) & kindsByLength.get(length);
        return (kinds & GENERAL) != 0 && kinds != GENERAL;
    }
}
