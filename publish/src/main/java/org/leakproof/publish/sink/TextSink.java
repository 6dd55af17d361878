package org.leakproof.publish.sink;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leakproof.publish.bag.Payload;
import org.leakproof.publish.disk.TextFile;
import org.leakproof.publish.sink.Column.Type;

/** Writes texts that are too long for a cell as files: UTF-8, exactly the text, without the guard of a cell. */
final class TextSink implements Sink {
    private final Payload payload;
    private final Map<Table, List<Integer>> longTexts = new EnumMap<>(Table.class);

    TextSink(Payload payload, SinkOptions options) {
        this.payload = payload;
        for (Table table : Table.values()) {
            longTexts.put(
                    table,
                    IntStream.range(0, table.columns().size())
                            .filter(i -> table.columns().get(i).type() == Type.LONG_TEXT)
                            .boxed()
                            .toList());
        }
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
