package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class SignalTextReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SignalTextReader();
    }

    @Override
    public String fixture() {
        return "sigtop.txt";
    }
}
