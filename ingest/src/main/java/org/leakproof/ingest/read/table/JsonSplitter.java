package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.JsonRecord;
import org.leakproof.ingest.read.json.ObjectSplitter;
import org.leakproof.ingest.read.json.RecordPaths;
import org.leakproof.ingest.read.json.RecordSink;

/** Finds JSON objects at the mapping's path. */
final class JsonSplitter implements Splitter {
    private final RecordPaths layout;
    private final JsonFields fields;

    JsonSplitter(Mapping.JsonLayout layout, Mapping mapping) {
        this.fields = new JsonFields(mapping);
        this.layout = new RecordPaths(
                List.of(layout.path()), object -> fields.of(object).isPresent(), false);
    }

    @Override
    public boolean fits(Head head) {
        return JsonHead.of(head, layout)
                .filter(json ->
                        !json.records().isEmpty() || !json.whole() && !json.misfits() && json.mentions(fields.keys()))
                .isPresent();
    }

    @Override
    public void split(InputStream in, RecordHandler handler) throws IOException {
        new ObjectSplitter(layout, HeldReason.MAPPING_MISMATCH, new RecordSink() {
                    @Override
                    public boolean wants(long offset) {
                        return handler.wants(offset);
                    }

                    @Override
                    public void record(JsonRecord record) {
                        handler.record(
                                record.offset(),
                                record.bytes(),
                                record.start(),
                                record.length(),
                                fields.of(record.node()));
                    }

                    @Override
                    public void held(long offset, long length, HeldReason reason) {
                        handler.held(offset, length, reason);
                    }

                    @Override
                    public void gap(long offset, long length) {
                        handler.gap(offset, length);
                    }
                })
                .split(in);
    }
}
