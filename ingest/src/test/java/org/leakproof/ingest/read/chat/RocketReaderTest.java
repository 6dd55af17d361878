package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A room on one line. */
class RocketReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new RocketReader();
    }

    @Override
    public String fixture() {
        return "room.rocket";
    }
}
