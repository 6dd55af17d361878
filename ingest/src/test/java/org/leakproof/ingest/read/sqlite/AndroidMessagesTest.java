package org.leakproof.ingest.read.sqlite;

final class AndroidMessagesTest implements DatabaseContract {
    @Override
    public String fixture() {
        return "mmssms.db";
    }
}
