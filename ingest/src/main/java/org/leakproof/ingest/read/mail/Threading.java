package org.leakproof.ingest.read.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Message-IDs as mail headers hold them, without their angle brackets. */
final class Threading {
    /** Ids in a field that should hold one. */
    private static final int MAX_OWN = 1000;

    private Threading() {}

    /** All ids of a References or In-Reply-To value, in order. Text around them is dropped; where no brackets are,
     * words with an at sign count.
     *
     *  @param max ids that it may hold
     *  @throws Unfit HEADER_TOO_LONG if it holds more */
    static List<String> ids(String value, int max) throws Unfit {
        List<String> ids = new ArrayList<>();
        int open = value.indexOf('<');
        while (open >= 0) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            // "<<id>" happens
            int inner = value.lastIndexOf('<', close);
            add(ids, value.substring(inner + 1, close), max);
            open = value.indexOf('<', close);
        }
        if (ids.isEmpty() && value.indexOf('@') >= 0) {
            for (String word : Words.of(value.replace(',', ' ').replace(';', ' '))) {
                if (word.indexOf('@') > 0) {
                    add(ids, word, max);
                }
            }
        }
        return ids;
    }

    /** The id that a Message-ID value gives, whatever its form. */
    static Optional<String> id(String value) throws Unfit {
        List<String> ids = ids(value, MAX_OWN);
        return ids.isEmpty() ? Optional.of(value.strip()).filter(id -> !id.isEmpty()) : Optional.of(ids.get(0));
    }

    private static void add(List<String> ids, String written, int max) throws Unfit {
        // blanks come from folding within an id
        String id = Words.blank(written) < 0 ? written : String.join("", Words.of(written));
        if (ids.size() >= max) {
            throw new Unfit(HeldReason.HEADER_TOO_LONG);
        }
        if (!id.isEmpty()) {
            ids.add(id);
        }
    }
}
