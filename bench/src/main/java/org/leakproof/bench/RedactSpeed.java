package org.leakproof.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.key.Subkey;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.stream.Codec;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Readers;
import org.leakproof.redact.Redactor;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;

/** Takes the first mails of a mailbox through what redact does with them, without a broker, and tells MB of mailbox per
 *  CPU-second of the one thread for each step: {@code RedactSpeed <mailbox> [MB] [rounds]}. The first round warms up and does
 *  not count. The SHA-256 at the end is over everything that comes out: a change that only makes it faster leaves it as it
 *  is. */
public final class RedactSpeed {
    private static final ArchiveId ARCHIVE = new ArchiveId("0".repeat(32));
    private static final RunId RUN = new RunId("0".repeat(16));
    private static final int BATCH = 200;

    private enum Step {
        DECODE,
        REDACT,
        ENCODE,
        GATE_FILL,
        GATE
    }

    private final List<byte[]> messages;
    private final Redactor redactor;
    private final AddressBook book;
    private final Subkey joins;
    private final long[] nanos = new long[Step.values().length];
    private String digest = "";
    private int held;
    private int heldByGate;
    private int values;

    private RedactSpeed(Mails mails, KeyFile keys) {
        this.messages = mails.encoded;
        this.redactor = Redactor.of(PolicyLoader.load("newsroom"), keys, Decisions.NONE, RUN);
        AddressBook.Builder builder = redactor.addressBook();
        mails.names.forEach(builder::add);
        this.book = builder.build();
        this.joins = keys.joins();
    }

    public static void main(String[] arguments) throws IOException {
        Path mailbox = Path.of(arguments[0]);
        long most = arguments.length > 1 ? Long.parseLong(arguments[1]) * 1_000_000 : Long.MAX_VALUE;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        MailboxFile source = new MailboxFile(mailbox, mailbox.toAbsolutePath().getParent());
        MessageReader reader = Readers.standard().accepting(source.head()).orElseThrow();
        Mails mails = new Mails(most);
        reader.read(source, mails);
        RedactSpeed speed = new RedactSpeed(mails, key());
        double[][] speeds = new double[Step.values().length + 1][rounds];
        for (int round = -1; round < rounds; round++) {
            Arrays.fill(speed.nanos, 0);
            speed.round();
            for (int step = 0; step < speeds.length && round >= 0; step++) {
                long spent = step < speed.nanos.length
                        ? speed.nanos[step]
                        : Arrays.stream(speed.nanos).sum();
                speeds[step][round] = mails.bytes / 1e6 / (spent / 1e9);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d messages, %.0f MB, %,d held, %,d values, %,d held by the run's gate%n",
                mails.encoded.size(),
                mails.bytes / 1e6,
                speed.held,
                speed.values,
                speed.heldByGate);
        for (int step = 0; step < speeds.length; step++) {
            Arrays.sort(speeds[step]);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %7.1f MB per CPU-second (median of %d; %.1f to %.1f)%n",
                    step < Step.values().length ? Step.values()[step].name().toLowerCase(Locale.ROOT) : "all",
                    speeds[step][rounds / 2],
                    rounds,
                    speeds[step][0],
                    speeds[step][rounds - 1]);
        }
        System.out.println("sha-256    " + speed.digest);
    }

    /** Always the same, so that digests can be compared. */
    private static KeyFile key() throws IOException {
        Path file = Files.createTempFile(
                "leakproof-bench",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(file, "leakproof-key-1 " + "5a".repeat(32) + "\n");
            return KeyFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private void round() {
        MessageDigest sum = Hashes.sha256();
        held = 0;
        heldByGate = 0;
        RecordRedactor archive = redactor.forArchive(ARCHIVE, book);
        List<byte[]> outcomes = new ArrayList<>(messages.size());
        List<byte[]> taken = new ArrayList<>();
        IdSet ids = IdSet.EMPTY;
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<byte[]> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
            long start = cpu();
            List<Ingested> decoded = new ArrayList<>(BATCH);
            for (byte[] message : batch) {
                decoded.add(Codec.ingested().decode(message));
            }
            start = spent(Step.DECODE, start);
            List<Redacted> redacted = new ArrayList<>(BATCH);
            for (Ingested message : decoded) {
                redacted.add(
                        message instanceof Message whole
                                ? archive.redact(whole)
                                : archive.redact((HeldMessage) message));
            }
            start = spent(Step.REDACT, start);
            for (Redacted one : redacted) {
                outcomes.add(Codec.cleaned().encode(one.outcome()));
                for (RedactedValue value : one.values()) {
                    joins.mac("value", value.entity(), value.value());
                    taken.add(Codec.redactedValue().encode(value));
                }
                ids = ids.plus(one.outcome().id().value());
            }
            spent(Step.ENCODE, start);
            for (Redacted one : redacted) {
                held += one.outcome().result() instanceof Outcome.Held ? 1 : 0;
            }
        }
        values = taken.size();
        gate(outcomes, taken, sum);
        sum.update(ids.digest().getBytes(StandardCharsets.UTF_8));
        digest = HexFormat.of().formatHex(sum.digest());
    }

    private void gate(List<byte[]> outcomes, List<byte[]> taken, MessageDigest sum) {
        long start = cpu();
        RunGate gate = redactor.runGate(taken.size());
        for (byte[] value : taken) {
            gate.add(Codec.redactedValue().decode(value));
        }
        start = spent(Step.GATE_FILL, start);
        RunGate.Judge judge = gate.judge();
        boolean[] stopped = new boolean[outcomes.size()];
        for (int i = 0; i < stopped.length; i++) {
            Cleaned outcome = Codec.cleaned().decode(outcomes.get(i));
            stopped[i] = judge.judge((Outcome) outcome) != outcome;
        }
        spent(Step.GATE, start);
        outcomes.forEach(sum::update);
        taken.forEach(sum::update);
        for (boolean one : stopped) {
            heldByGate += one ? 1 : 0;
            sum.update((byte) (one ? 1 : 0));
        }
    }

    private long spent(Step step, long since) {
        long now = cpu();
        nanos[step.ordinal()] += now - since;
        return now;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The mails as ingest would send them, without attachment text. */
    private static final class Mails implements MessageSink {
        private final long most;
        private final List<byte[]> encoded = new ArrayList<>();
        private final Set<LearnedName> names = new HashSet<>();
        private long bytes;

        Mails(long most) {
            this.most = most;
        }

        @Override
        public boolean wants(long offset) {
            return offset < most;
        }

        @Override
        public void message(Draft draft) {
            Provenance provenance = provenance(draft.offset(), draft.length());
            List<Attachment> attachments = new ArrayList<>();
            for (DraftAttachment found : draft.attachments()) {
                attachments.add(new Attachment(
                        attachments.size(),
                        found.parent(),
                        found.name(),
                        found.mediaType(),
                        found.size(),
                        found.sha256(),
                        TextStatus.NOT_EXTRACTED,
                        Optional.empty(),
                        Optional.empty()));
            }
            draft.close();
            Message message =
                    draft.toMessage(MessageId.of(provenance), provenance, attachments, Optional.empty(), List.of());
            message.sender().ifPresent(this::learn);
            message.recipients().forEach(this::learn);
            add(message, draft.length());
        }

        @Override
        public void held(long offset, long length, HeldReason reason, int attachments) {
            Provenance provenance = provenance(offset, length);
            add(new HeldMessage(MessageId.of(provenance), provenance, reason, attachments), length);
        }

        @Override
        public void gap(long offset, long length) {}

        @Override
        public void declared(long offset, String part, long count) {}

        private static Provenance provenance(long offset, long length) {
            return new Provenance(ARCHIVE, 0, "bench", offset, length, "mbox", 1);
        }

        private void add(Ingested record, long length) {
            encoded.add(Codec.ingested().encode(record));
            bytes += length;
        }

        private void learn(Participant participant) {
            names.add(new LearnedName(
                    ARCHIVE,
                    participant.name(),
                    participant.address(),
                    participant.handle(),
                    participant.nameSource()));
        }
    }
}
