package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** Reads mails that tests make up, and checks that the books balance. */
final class Mails {
    private Mails() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The only message of a mail that begins with a From field. */
    static Message eml(Path work, String mail) {
        return read(new EmlReader(), work, bytes(mail)).message();
    }

    static Message eml(Path work, byte[] mail) {
        return read(new EmlReader(), work, mail).message();
    }

    static Recording mbox(Path work, String mailbox) {
        return read(new MboxReader(), work, bytes(mailbox));
    }

    static Recording read(MessageReader reader, Path work, byte[] bytes) {
        return read(reader, work, bytes, ReadOptions.DEFAULT);
    }

    static Recording read(MessageReader reader, Path work, byte[] bytes, ReadOptions options) {
        Recording recording = new Recording();
        try {
            reader.read(TestSource.of(bytes, "x", work).with(options), recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageReaderContract.balances(recording, bytes.length);
        return recording;
    }
}
