package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** Two conversations on one line, newest message first. */
class SkypeReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SkypeReader();
    }

    @Override
    public String fixture() {
        return "account.skype";
    }
}
