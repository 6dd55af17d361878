package org.leakproof.ingest.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Where an entry was found, in terms that neither a new name nor other files beside it can change: public ids are made
 * from this.
 *
 * @param fileSha256 SHA-256 of the file on disk that holds the entry, 64 hex digits; of no bytes for a link or a
 *     special file
 * @param occurrence which copy of that same file in the archive this is, from 0, in the order of the walk
 * @param path the entry's place inside the file: an index among its siblings for each container, from 0; empty for the
 *     file itself
 */
public record EntrySource(String fileSha256, int occurrence, List<Integer> path) {
    public EntrySource {
        if (fileSha256.length() != 64) {
            throw new IllegalArgumentException("SHA-256 has 64 hex digits, not " + fileSha256.length());
        }
        if (occurrence < 0) {
            throw new IllegalArgumentException("occurrence " + occurrence + " is below 0");
        }
        path = List.copyOf(path);
    }

    /** All of it as one line of ASCII, the same for the same place: {@code <sha256>/<occurrence>/<index>.<index>...} */
    public String text() {
        StringJoiner indexes = new StringJoiner(".");
        path.forEach(index -> indexes.add(Integer.toString(index)));
        return fileSha256 + "/" + occurrence + "/" + indexes;
    }

    EntrySource child(int index) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(index);
        return new EntrySource(fileSha256, occurrence, longer);
    }
}
