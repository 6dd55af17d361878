package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** A channel of a server. */
class DiscordReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new DiscordReader();
    }

    @Override
    public String fixture() {
        return "channel.discord";
    }
}
