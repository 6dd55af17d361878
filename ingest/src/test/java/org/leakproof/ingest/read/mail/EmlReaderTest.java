package org.leakproof.ingest.read.mail;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class EmlReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new EmlReader();
    }

    @Override
    public String fixture() {
        return "parts.eml";
    }
}
