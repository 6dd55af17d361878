package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class OpticonReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new OpticonReader();
    }

    @Override
    public String fixture() {
        return "pages.opt";
    }
}
