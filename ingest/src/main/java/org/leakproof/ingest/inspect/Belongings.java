package org.leakproof.ingest.inspect;

import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.walk.Entry;

/** Which files of an archive belong to messages of it, as a run finds out. Asked in walking order, by one thread. */
public interface Belongings {
    /** Nothing belongs to anything. */
    Belongings NONE = new Belongings() {
        @Override
        public boolean isAttached(Entry entry) {
            return false;
        }

        @Override
        public boolean isElsewhere(int entry, String source, long offset) {
            return false;
        }

        @Override
        public void complete(Draft draft, int entry, String source) {}
    };

    /** Whether this entry, which no reader takes and which is no container, is shown with the message that names it: then it
     *  is no document of its own. */
    boolean isAttached(Entry entry);

    /** Whether what a reader finds here is part of another entry's message, and none of its own.
     *
     *  @param source of the entry, as text */
    boolean isElsewhere(int entry, String source, long offset);

    /** Fills in what the draft names. */
    void complete(Draft draft, int entry, String source);
}
