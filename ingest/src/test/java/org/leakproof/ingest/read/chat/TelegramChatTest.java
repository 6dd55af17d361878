package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A single chat on one line, behind a byte-order mark. */
class TelegramChatTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new TelegramReader();
    }

    @Override
    public String fixture() {
        return "chat.telegram";
    }
}
