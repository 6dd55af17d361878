package org.leakproof.ingest.read.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Message-IDs as mail headers hold them, without their angle brackets. */
final class Threading {
    private Threading() {}

    /** All ids of a References or In-Reply-To value, in order. Text around them is dropped; where no brackets are,
     * words with an at sign count. */
    static List<String> ids(String value) {
        List<String> ids = new ArrayList<>();
        int open = value.indexOf('<');
        while (open >= 0) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            // "<<id>" happens
            int inner = value.lastIndexOf('<', close);
            add(ids, value.substring(inner + 1, close));
            open = value.indexOf('<', close);
        }
        if (ids.isEmpty() && value.indexOf('@') >= 0) {
            for (String word : Words.of(value.replace(',', ' ').replace(';', ' '))) {
                if (word.indexOf('@') > 0) {
                    add(ids, word);
                }
            }
        }
        return ids;
    }

    /** The id that a Message-ID value gives, whatever its form. */
    static Optional<String> id(String value) {
        List<String> ids = ids(value);
        return ids.isEmpty() ? Optional.of(value.strip()).filter(id -> !id.isEmpty()) : Optional.of(ids.get(0));
    }

    private static void add(List<String> ids, String written) {
        // blanks come from folding within an id
        String id = Words.blank(written) < 0 ? written : String.join("", Words.of(written));
        if (!id.isEmpty()) {
            ids.add(id);
        }
    }
}
