package org.leakproof.publish.verify;

/** Something wrong with a release. It quotes nothing of what the release says but cite_ids.
 *
 *  @param place a file of the release, with the number of a row where there is one; the header is row 1
 *  @param what in one line */
public record Finding(String place, String what) {
    @Override
    public String toString() {
        return place + ": " + what;
    }
}
