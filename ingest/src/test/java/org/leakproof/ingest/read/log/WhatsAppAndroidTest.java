package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class WhatsAppAndroidTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new WhatsAppReader();
    }

    @Override
    public String fixture() {
        return "android.txt";
    }
}
