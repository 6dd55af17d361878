package org.leakproof.ingest.read.log;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class DiscordCsvReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new DiscordCsvReader();
    }

    @Override
    public String fixture() {
        return "discord.csv";
    }
}
