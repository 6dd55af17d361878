package org.leakproof.publish.sink;

import java.io.IOException;
import java.util.List;
import org.leakproof.publish.bag.Payload;
import org.leakproof.publish.disk.TextFile;
import org.leakproof.publish.sink.Column.Type;

/** Writes texts that are too long for a cell as files: UTF-8, exactly the text, without the guard of a cell. */
final class TextSink implements Sink {
    private final Payload payload;

    TextSink(Payload payload, SinkOptions options) {
        this.payload = payload;
    }

    @Override
    public void row(Table table, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (table.columns().get(i).type() == Type.LONG_TEXT
                    && !cells.get(i + 1).isEmpty()) {
                try (TextFile text = payload.text(cells.get(i + 1))) {
                    text.append(cells.get(i));
                    text.finish();
                }
            }
        }
    }

    @Override
    public void finish() {}

    @Override
    public List<Resource> resources() {
        return List.of();
    }

    @Override
    public void close() {}
}
