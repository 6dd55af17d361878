package org.leakproof.ingest.read.log;

/** A line of a log. Secret.
 *
 *  @param text without its end and without a byte order mark
 *  @param number from 0
 *  @param crlf whether it ends in CR LF
 *  @param afterCrlf whether the line before it ends in CR LF */
record LogLine(String text, long number, boolean crlf, boolean afterCrlf) {
    @Override
    public String toString() {
        return "LogLine[" + number + ", " + text.length() + " chars]";
    }
}
