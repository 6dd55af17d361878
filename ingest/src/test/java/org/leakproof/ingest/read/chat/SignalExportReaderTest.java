package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** Frames of a backup, one a line: people and chats first, then messages of each kind, one of them broken. */
class SignalExportReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new SignalExportReader();
    }

    @Override
    public String fixture() {
        return "main.signalexport";
    }
}
