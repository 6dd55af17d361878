package org.leakproof.publish.plan;

import java.io.IOException;
import org.leakproof.contract.record.ArchiveEvent;

/** What is known of archives and runs, as events; a later one with the same key replaces the earlier. */
public interface ArchiveFacts {
    /** Takes one event. */
    interface Visitor {
        void event(ArchiveEvent event) throws IOException;
    }

    /** Shows every event, each time from the beginning, in the order in which they were sent. */
    void forEach(Visitor visitor) throws IOException;
}
