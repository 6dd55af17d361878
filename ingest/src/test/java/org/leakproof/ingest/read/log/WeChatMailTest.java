package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class WeChatMailTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new WeChatReader();
    }

    @Override
    public String fixture() {
        return "wechat.mail.txt";
    }
}
