package org.leakproof.ingest.read.sqlite;

final class AppleMessagesTest implements DatabaseContract {
    @Override
    public String fixture() {
        return "chat.db";
    }
}
