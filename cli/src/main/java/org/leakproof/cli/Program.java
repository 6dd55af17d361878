package org.leakproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which program this is: part of what a release is made by. */
final class Program implements IVersionProvider {
    private static final String VERSION = version();

    /** Name and version, and the Java that it runs on: both may change what a release looks like. */
    static String name() {
        return "leakproof " + VERSION + " on Java " + Runtime.version().feature();
    }

    private static String version() {
        try (InputStream in = Program.class.getResourceAsStream("/leakproof.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }
}
