package org.leakproof.ingest.read.mail;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class MboxReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new MboxReader();
    }

    @Override
    public String fixture() {
        return "dialects.mbox";
    }
}
