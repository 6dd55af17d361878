package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class PidginTextTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new PidginReader();
    }

    @Override
    public String fixture() {
        return "pidgin.txt";
    }
}
