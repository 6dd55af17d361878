package org.leakproof.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.ingest.ArchiveIngest;
import org.leakproof.ingest.ArchiveReading;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.redact.Redactor;
import org.leakproof.redact.explain.MessageSpool;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.record.RecordRedactor;

/** Archives, read once in this process without Kafka: the people whom they name, and their messages in a file of the work
 *  folder. Then any number of policies is tried on them. One thread. */
final class ReadArchives implements AutoCloseable {
    private static final long GLANCE_NANOS = 500_000_000;
    /** About so many things are taken out of a message that are not taken out of another. */
    private static final long VALUES_A_MESSAGE = 2;

    private final WorkFolder work;
    private final OptionalInt sample;
    private final List<Redactor> redactors;
    private final BooleanSupplier stop;
    private final Map<ArchiveId, One> archives = new LinkedHashMap<>();
    private final Map<HeldReason, Long> heldEntries = new EnumMap<>(HeldReason.class);
    private final Map<HeldReason, Long> heldMessages = new EnumMap<>(HeldReason.class);
    private final Optional<PrintStream> terminal;
    private long shown = System.nanoTime();
    private long done;

    /** One archive.
     *
     *  @param books one for each redactor */
    private record One(MessageSpool spool, List<AddressBook> books) {}

    /** Takes a message and a redactor for each policy, in the order in which they were given. */
    interface Visitor {
        void visit(Message message, List<RecordRedactor> redactors);
    }

    /** @param sample how many messages of each archive; empty for all
     *  @param stop asked now and then */
    ReadArchives(WorkFolder work, OptionalInt sample, List<Redactor> redactors, BooleanSupplier stop) {
        this.work = work;
        this.sample = sample;
        this.redactors = List.copyOf(redactors);
        this.stop = stop;
        this.terminal = System.console() == null ? Optional.empty() : Optional.of(System.err);
    }

    /** Reads all archives.
     *
     *  @return whether it came to the end */
    boolean read(PreparedArchives prepared, IngestOptions options, TextExtractor extractor) {
        done = 0;
        for (ArchiveIngest.Prepared archive : prepared.archives()) {
            List<AddressBook.Builder> books =
                    redactors.stream().map(Redactor::addressBook).toList();
            MessageSpool spool = new MessageSpool(work.temporary(), sample);
            archives.put(archive.id(), new One(spool, List.of()));
            boolean through = ArchiveReading.read(
                    archive, options, extractor, work.temporary(), new Intake(archive.id(), spool, books), stop);
            if (!through) {
                return false;
            }
            archives.put(
                    archive.id(),
                    new One(
                            spool,
                            books.stream().map(AddressBook.Builder::build).toList()));
        }
        clearLine();
        return true;
    }

    /** An empty gate over all that was read, for each policy. */
    List<RunGate> runGates() {
        int expected = (int) Math.min(VALUES_A_MESSAGE * found() + 16, 1 << 24);
        return redactors.stream().map(redactor -> redactor.runGate(expected)).toList();
    }

    /** Goes through what was read, or its sample.
     *
     *  @param what is being done, for the terminal
     *  @return whether it came to the end */
    boolean forEach(String what, Visitor visitor) {
        done = 0;
        for (Map.Entry<ArchiveId, One> archive : archives.entrySet()) {
            List<RecordRedactor> ready = new ArrayList<>();
            for (int i = 0; i < redactors.size(); i++) {
                ready.add(redactors
                        .get(i)
                        .forArchive(archive.getKey(), archive.getValue().books().get(i)));
            }
            try {
                archive.getValue().spool().forEach(message -> {
                    if (stop.getAsBoolean()) {
                        throw new Stopped();
                    }
                    visitor.visit(message, ready);
                    say(what);
                });
            } catch (Stopped e) {
                return false;
            }
        }
        clearLine();
        return true;
    }

    /** Messages that were found and could be read. */
    long found() {
        return archives.values().stream()
                .mapToLong(one -> one.spool().offered())
                .sum();
    }

    /** Messages that could not be read whole, by reason. */
    Map<HeldReason, Long> heldMessages() {
        return heldMessages;
    }

    /** Files and parts of archives that could not be read, by reason. */
    Map<HeldReason, Long> heldEntries() {
        return heldEntries;
    }

    private void say(String what) {
        done++;
        long now = System.nanoTime();
        if (terminal.isPresent() && now - shown > GLANCE_NANOS) {
            shown = now;
            terminal.get().print(String.format(Locale.ROOT, "\r%s: %,d messages ", what, done));
            terminal.get().flush();
        }
    }

    private void clearLine() {
        terminal.ifPresent(out -> {
            out.print("\r" + " ".repeat(40) + "\r");
            out.flush();
        });
    }

    @Override
    public void close() {
        archives.values().forEach(one -> one.spool().close());
    }

    private final class Intake implements ArchiveReading.Sink {
        private final ArchiveId archive;
        private final MessageSpool spool;
        private final List<AddressBook.Builder> books;

        Intake(ArchiveId archive, MessageSpool spool, List<AddressBook.Builder> books) {
            this.archive = archive;
            this.spool = spool;
            this.books = books;
        }

        @Override
        public void message(Message message) {
            message.sender().ifPresent(this::learn);
            message.recipients().forEach(this::learn);
            spool.add(message);
            say("reading");
        }

        private void learn(Participant person) {
            LearnedName learned =
                    new LearnedName(archive, person.name(), person.address(), person.handle(), person.nameSource());
            books.forEach(book -> book.add(learned));
        }

        @Override
        public void held(HeldMessage held) {
            heldMessages.merge(held.reason(), 1L, Long::sum);
        }

        @Override
        public void entryHeld(HeldReason reason) {
            heldEntries.merge(reason, 1L, Long::sum);
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
