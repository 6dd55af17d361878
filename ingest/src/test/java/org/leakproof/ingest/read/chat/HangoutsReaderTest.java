package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A group. */
class HangoutsReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new HangoutsReader();
    }

    @Override
    public String fixture() {
        return "takeout.hangouts";
    }
}
