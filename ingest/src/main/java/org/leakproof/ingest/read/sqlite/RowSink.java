package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;

/** Hands rows over as messages and counts them: a message's offset is the number of those before it, its length one. */
final class RowSink {
    /** Makes a message of a row. */
    interface Drafts {
        Draft of(long offset, SqliteRow row) throws IOException;
    }

    private final MessageSink sink;
    private final long longestText;
    private long count;

    /** @param longestText UTF-16 units that a message's text may have */
    RowSink(MessageSink sink, long longestText) {
        this.sink = sink;
        this.longestText = longestText;
    }

    /** Takes all rows of a table, if there is one of that name. */
    void table(Database database, String table, Drafts drafts) throws IOException {
        database.rows(table, new Database.Rows() {
            @Override
            public void row(SqliteRow row) throws IOException {
                take(row, drafts);
            }

            @Override
            public void lost(HeldReason reason) {
                held(reason);
            }
        });
    }

    private void take(SqliteRow row, Drafts drafts) throws IOException {
        if (!sink.wants(count)) {
            count++;
            return;
        }
        Draft draft;
        try {
            draft = drafts.of(count, row);
        } catch (RuntimeException e) {
            // a row that no rule foresaw must not cost those behind it
            held(HeldReason.READER_FAILED);
            return;
        }
        if (draft.body().stream().map(Segment::text).mapToLong(String::length).sum() > longestText) {
            int attachments = draft.attachments().size();
            draft.close();
            sink.held(count, 1, HeldReason.TOO_LARGE, attachments);
        } else {
            if (row.replaced()) {
                draft.flag(Flag.CHARSET_REPLACED);
            }
            sink.message(draft);
        }
        count++;
    }

    /** Something in a message's place that is none. */
    void held(HeldReason reason) {
        if (sink.wants(count)) {
            sink.held(count, 1, reason, 0);
        }
        count++;
    }
}
