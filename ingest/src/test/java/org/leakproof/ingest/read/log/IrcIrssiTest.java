package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class IrcIrssiTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new IrcReader();
    }

    @Override
    public String fixture() {
        return "irssi.log";
    }
}
