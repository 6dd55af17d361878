package org.leakproof.ingest.read.mail;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class FoxmailReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new FoxmailReader();
    }

    @Override
    public String fixture() {
        return "box.foxmail";
    }
}
