package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** One envelope a line, one of them broken. */
class SignalReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SignalReader();
    }

    @Override
    public String fixture() {
        return "received.signal";
    }
}
