package org.leakproof.publish.volume;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.RunId;
import org.leakproof.publish.MadeUpOutcome;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseWriter;
import org.leakproof.publish.spool.Spool;

/** Makes a release of many made-up messages and tells how long it took: CPU seconds of the one thread, the making-up of the
 *  messages left out.
 *
 *  <p>Arguments: an empty folder, the number of messages, the characters of text of each. */
public final class ManyOutcomes {
    private ManyOutcomes() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        int length = Integer.parseInt(args[2]);
        String text = text(length);
        RunId id = new RunId("00000000000000f1");
        RunRegistered run = new RunRegistered(id, List.of(MadeUpRun.archive(1)), "p", "d", "k", "0.1.0", true, 1);
        long spooling = 0;
        long bytes = 0;
        IdSet[] messages = {IdSet.EMPTY};
        Disk disk = new Disk();
        ReleaseResult result;
        try (Spool spool = Spool.open(folder.resolve("work"), id, 1, disk)) {
            for (int i = 0; i < count; i++) {
                Outcome outcome = outcome(i, text);
                messages[0] = messages[0].plus(outcome.id().value());
                bytes += length;
                long before = cpu();
                spool.append(0, i, outcome);
                if (spool.uncommitted() > 32 << 20) {
                    spool.commit();
                }
                spooling += cpu() - before;
            }
            spool.append(0, count, new EndOfRun(id, 0, messages[0], IdSet.EMPTY));
            spool.commit();
            ArchiveFacts facts = visitor -> {
                visitor.event(entry(count));
                visitor.event(new Read(
                        MadeUpRun.archive(1), IdSet.EMPTY.plus(MadeUpRun.archive(1) + "#0"), messages[0], IdSet.EMPTY));
            };
            long before = cpu();
            long clock = System.nanoTime();
            result = new ReleaseWriter(disk)
                    .write(spool, run, facts, ReleaseOptions.to(folder.resolve("release")), InsideNotes.NONE);
            long writing = cpu() - before;
            clock = System.nanoTime() - clock;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d messages, %d MB of text; spool %.1f s, release %.1f s (%.1f s by the clock):"
                            + " %.0f messages/s, %.0f MB/s%n",
                    result.outcome(),
                    count,
                    bytes / 1_000_000,
                    spooling / 1e9,
                    writing / 1e9,
                    clock / 1e9,
                    count / ((spooling + writing) / 1e9),
                    bytes / 1e6 / ((spooling + writing) / 1e9));
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static EntryRead entry(long found) {
        return new EntryRead(
                MadeUpRun.archive(1),
                0,
                java.util.OptionalInt.empty(),
                "",
                "s",
                java.util.Optional.empty(),
                1,
                EntryStatus.READ,
                false,
                java.util.Optional.empty(),
                java.util.Optional.of("mbox"),
                found,
                0,
                0);
    }

    private static Outcome outcome(int i, String text) {
        return MadeUpOutcome.at(1, 0, i)
                .in("C-" + i * 7919L % 1000)
                .minute(i * 31 % 100_000)
                .sameAs("s" + i)
                .self("m" + i)
                .replyTo("m" + i / 2)
                .from("P-" + i % 500, "Person " + i % 500)
                .to("P-" + i % 333, "Person " + i % 333, Role.TO)
                .to("P-" + i % 77, "Person " + i % 77, Role.CC)
                .subject("Betreff " + i)
                .text(text)
                .redaction(new Redaction(
                        "R-" + i,
                        new Place(Place.Kind.SEGMENT, 0),
                        Math.min(3, text.length()),
                        Math.min(9, text.length()),
                        "person",
                        "names",
                        "replace",
                        Redaction.Status.AUTOMATIC))
                .build();
    }

    /** Lines as mail has them, mostly ASCII. */
    private static String text(int length) {
        String line = "Wir treffen uns am Kai, sagte [PERSON], und bringen die \"Papiere\" mit; Grüße, K.\r\n";
        return line.repeat(length / line.length() + 1).substring(0, length);
    }
}
