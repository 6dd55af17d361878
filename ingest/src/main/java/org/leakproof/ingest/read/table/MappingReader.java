package org.leakproof.ingest.read.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads what a mapping describes. Offsets and lengths are in bytes. */
public final class MappingReader implements MessageReader {
    private final Mapping mapping;
    private final Optional<Pattern> names;

    MappingReader(Mapping mapping) {
        this.mapping = mapping;
        this.names = mapping.files().isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        String.join(
                                "|",
                                mapping.files().stream()
                                        .map(MappingReader::glob)
                                        .toList()),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    private static String glob(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return expression.toString();
    }

    @Override
    public String name() {
        return "mapping-" + mapping.name();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        return (names.isEmpty() || names.get().matcher(head.name()).matches())
                && splitter().fits(head);
    }

    private Splitter splitter() {
        Mapping.Layout layout = mapping.layout();
        if (layout instanceof Mapping.JsonLayout json) {
            return new JsonSplitter(json, mapping);
        }
        if (layout instanceof Mapping.CsvLayout csv) {
            return new CsvSplitter(csv, mapping);
        }
        return new LogSplitter((Mapping.LogLayout) layout, mapping);
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        MappedDrafts drafts = new MappedDrafts(mapping, source.options());
        MessageDigest digest = Hashes.sha256();
        try (BreakingStream in = new BreakingStream(source.open())) {
            splitter().split(in, new RecordHandler() {
                @Override
                public boolean wants(long offset) {
                    return sink.wants(offset);
                }

                @Override
                public void record(long offset, byte[] bytes, int start, int length, Optional<Fields> fields) {
                    if (fields.isEmpty()) {
                        sink.held(offset, length, HeldReason.MAPPING_MISMATCH, 0);
                        return;
                    }
                    digest.update(bytes, start, length);
                    String sha256 = HexFormat.of().formatHex(digest.digest());
                    Draft draft = drafts.of(offset, length, sha256, fields.get());
                    draft.original(ByteBuffer.wrap(bytes, start, length));
                    if (in.brokeAt(offset + length)) {
                        draft.flag(Flag.ENTRY_DAMAGED);
                    }
                    sink.message(draft);
                }

                @Override
                public void held(long offset, long length, HeldReason reason) {
                    sink.held(offset, length, reason, 0);
                }

                @Override
                public void gap(long offset, long length) {
                    if (length > 0) {
                        sink.gap(offset, length);
                    }
                }
            });
        }
    }
}
