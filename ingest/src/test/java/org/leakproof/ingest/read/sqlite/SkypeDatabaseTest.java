package org.leakproof.ingest.read.sqlite;

final class SkypeDatabaseTest implements DatabaseContract {
    @Override
    public String fixture() {
        return "main.db";
    }
}
