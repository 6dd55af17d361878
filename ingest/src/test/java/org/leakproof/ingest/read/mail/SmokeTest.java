package org.leakproof.ingest.read.mail;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.*;
import org.leakproof.ingest.read.*;

class SmokeTest {
    @TempDir
    Path work;

    @Test
    void all() throws Exception {
        StringBuilder out = new StringBuilder();
        List<Path> files;
        try (var s = Files.walk(Samples.folder("mail"))) {
            files = s.filter(Files::isRegularFile)
                    .filter(p -> p.toString().contains("/tika/")
                            || p.toString().contains("/mbox/")
                            || p.toString().endsWith(".msg"))
                    .sorted()
                    .toList();
        }
        for (Path f : files) {
            TestSource src = TestSource.of(f, work);
            var r = Readers.standard().accepting(src.head());
            out.append("######## ")
                    .append(f.getFileName())
                    .append(" ")
                    .append(r.map(MessageReader::name).orElse("NONE"))
                    .append('\n');
            Recording rec = new Recording();
            (r.isPresent() ? r.get() : new EmlReader()).read(src, rec);
            for (var p : rec.pieces()) {
                if (p.message().isEmpty()) {
                    out.append(p.held().map(h -> "HELD " + h).orElse("gap"))
                            .append(" ")
                            .append(p.offset())
                            .append("+")
                            .append(p.length())
                            .append('\n');
                    continue;
                }
                Message m = p.message().get();
                out.append("MESSAGE ")
                        .append(p.offset())
                        .append("+")
                        .append(p.length())
                        .append(" ")
                        .append(new TreeSet<>(m.flags()))
                        .append('\n');
                m.sender()
                        .ifPresent(s -> out.append(" from ")
                                .append(s.name())
                                .append(s.address())
                                .append('\n'));
                for (var q : m.recipients())
                    out.append("  ")
                            .append(q.role())
                            .append(q.name())
                            .append(q.address())
                            .append('\n');
                out.append(" subject ")
                        .append(m.subject())
                        .append(" sent ")
                        .append(m.sent().instant())
                        .append(m.sent().local())
                        .append(m.sent().precision())
                        .append(" | ")
                        .append(m.sent().asWritten())
                        .append('\n');
                out.append(" conv ")
                        .append(m.conversation().id())
                        .append(" reply ")
                        .append(m.replyTo())
                        .append('\n');
                for (var a : m.alternatives())
                    out.append(" alt ")
                            .append(a.mediaType())
                            .append(a.chosen())
                            .append(a.text().length())
                            .append('\n');
                for (var a : m.attachments()) {
                    out.append(" att ")
                            .append(a.ordinal())
                            .append(a.parent())
                            .append(a.name())
                            .append(a.mediaType())
                            .append(" ")
                            .append(a.size())
                            .append(a.status())
                            .append(a.held())
                            .append('\n');
                    a.text()
                            .ifPresent(t -> out.append("    |")
                                    .append(t.substring(0, Math.min(200, t.length()))
                                            .replace("\n", "\n    |"))
                                    .append('\n'));
                }
                for (var s : m.body()) {
                    String t = s.text();
                    out.append(" [")
                            .append(s.kind())
                            .append("] ")
                            .append((t.length() > 700
                                            ? t.substring(0, 500) + " ... " + t.substring(t.length() - 150)
                                            : t)
                                    .replace("\n", "\n    "))
                            .append('\n');
                }
            }
        }
        Files.writeString(Paths.get("/tmp/smoke.txt"), out);
    }
}
