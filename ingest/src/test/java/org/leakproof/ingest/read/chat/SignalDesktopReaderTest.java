package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class SignalDesktopReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SignalDesktopReader();
    }

    @Override
    public String fixture() {
        return "desktop.signal";
    }
}
