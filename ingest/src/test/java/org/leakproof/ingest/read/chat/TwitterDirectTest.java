package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** Two conversations, newest message first. */
class TwitterDirectTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new TwitterReader();
    }

    @Override
    public String fixture() {
        return "direct.twitter";
    }
}
