package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A room with an edit, an answer, a reaction, a redaction and a locked message. */
class MatrixReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new MatrixReader();
    }

    @Override
    public String fixture() {
        return "room.matrix";
    }
}
