package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A group, newest message first, without a title. */
class InstagramGroupTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new MessengerReader();
    }

    @Override
    public String fixture() {
        return "group.instagram";
    }
}
