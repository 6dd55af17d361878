package org.leakproof.ingest.read.mail;

/** What stands between the messages of a mailbox file: a line that begins in a certain way. */
interface Separator {
    /** Bytes before and after a candidate that a decision may look at. */
    int LOOK = 16 * 1024;

    /** What every separator line begins with, at the start of a line. */
    byte[] start();

    /** Decides about a candidate.
     *
     *  @param buffer holds the candidate line and {@link #LOOK} bytes behind it, unless the entry ends before
     *  @param from where the entry, or what is still known of it, begins in the buffer
     *  @param at where the line begins that starts like a separator
     *  @param to where the known bytes end
     *  @return the length of the separator, line end included; 0 if it is none */
    int length(byte[] buffer, int from, int at, int to);

    /** Where the message in [from, to) says that it ends, relative to {@code from}; -1 if it does not say. Whether a
     *  separator stands there is checked afterwards. */
    default long statedEnd(byte[] buffer, int from, int to) {
        return -1;
    }
}
