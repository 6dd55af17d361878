package org.leakproof.redact.catalogue.money;

import java.util.Arrays;
import java.util.Optional;

/**
 * Payment card brands by first digits and length, as the networks publish them.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)">IIN ranges</a>
 */
enum CardBrand {
    VISA("4", 13, 16, 19),
    MASTERCARD("51-55 2221-2720", 16),
    AMERICAN_EXPRESS("34 37", 15),
    DISCOVER("6011 644-649 65", 16, 17, 18, 19),
    DINERS("300-305 3095 36", 14, 15, 16, 17, 18, 19),
    DINERS_LONG("38 39", 14, 16, 17, 18, 19),
    JCB("3528-3589", 16, 17, 18, 19),
    JCB_OLD("2131 1800", 15),
    UNION_PAY("62 81", 16, 17, 18, 19),
    MIR("2200-2204", 16, 17, 18, 19),
    RUPAY("60 82 508", 16),
    TROY("9792", 16),
    VERVE("506099-506198 650002-650027 507865-507964", 16, 18, 19),
    ELO("4011 438935 451416 5067 509 627780 636297 636368", 16),
    DANKORT("5019 4571", 16),
    MAESTRO("5018 5020 5038 5893 6304 6759 6761-6763 6759 676770 676774 50 56-58", 12, 13, 14, 15, 16, 17, 18, 19);

    private record Range(int first, int last, int digits) {}

    private final Range[] ranges;
    private final int[] lengths;

    CardBrand(String prefixes, int... lengths) {
        this.lengths = lengths;
        this.ranges = Arrays.stream(prefixes.split(" ")).map(CardBrand::range).toArray(Range[]::new);
    }

    private static Range range(String prefix) {
        String[] ends = prefix.split("-");
        return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]), ends[0].length());
    }

    /** @param digits at least 12 ASCII digits */
    static Optional<CardBrand> of(String digits) {
        return Arrays.stream(values()).filter(brand -> brand.has(digits)).findFirst();
    }

    private boolean has(String digits) {
        if (Arrays.stream(lengths).noneMatch(length -> length == digits.length())) {
            return false;
        }
        for (Range range : ranges) {
            int prefix = Integer.parseInt(digits.substring(0, range.digits));
            if (prefix >= range.first && prefix <= range.last) {
                return true;
            }
        }
        return false;
    }
}
