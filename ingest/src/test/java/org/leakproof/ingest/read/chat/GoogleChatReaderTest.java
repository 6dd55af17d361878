package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A space; times in several languages. */
class GoogleChatReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new GoogleChatReader();
    }

    @Override
    public String fixture() {
        return "space.googlechat";
    }
}
