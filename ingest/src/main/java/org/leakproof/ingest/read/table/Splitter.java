package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.io.InputStream;
import org.leakproof.ingest.read.Head;

/** Tells the records of one layout apart. */
interface Splitter {
    /** Records beyond this many bytes are held. */
    int MAX_RECORD_BYTES = 32 << 20;

    /** Whether an entry that begins like this has records of the mapping. */
    boolean fits(Head head);

    /** Hands every record to the handler; every byte of the stream is accounted for, also when it breaks off. */
    void split(InputStream in, RecordHandler handler) throws IOException;
}
