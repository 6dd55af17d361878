package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.util.List;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads the messages of a SQLite database, if it is one of a program that is known here: which one, only its tables tell, and
 * they may be defined anywhere in the file. Offsets and lengths count rows. The write-ahead log is read with the database where
 * both lie side by side on disk. */
public final class DatabaseReader implements MessageReader {
    private static final List<Layout> LAYOUTS =
            List.of(new AppleMessages(), new AndroidMessages(), new SkypeDatabase());

    /** How one program keeps its messages. */
    interface Layout {
        /** Whether the database has this program's tables. */
        boolean fits(Database database);

        /** Hands over all rows that are messages. */
        void read(Database database, Source source, RowSink rows) throws IOException;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    public boolean countsRows() {
        return true;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return SqliteFile.isDatabase(head.bytes());
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        RowSink rows = new RowSink(sink, source.options().maxTextLength());
        try (Database database = Database.open(source.spooled(), source.neighbour(name -> name + "-wal"))) {
            for (Layout layout : LAYOUTS) {
                if (layout.fits(database)) {
                    layout.read(database, source, rows);
                    return;
                }
            }
            rows.held(HeldReason.UNSUPPORTED);
        } catch (DamagedException e) {
            rows.held(HeldReason.DAMAGED);
        }
    }
}
