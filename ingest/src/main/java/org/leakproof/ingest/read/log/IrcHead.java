package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.util.Optional;

/** A line with the date that holds for it. Secret.
 *
 *  @param stamp empty if the line has no time
 *  @param date that the line, the file's name or a header gives
 *  @param ident whom or what the session is about */
record IrcHead(Optional<IrcStamp> stamp, Optional<LocalDate> date, IrcLine line, Optional<String> ident) {
    @Override
    public String toString() {
        return "IrcHead[]";
    }
}
