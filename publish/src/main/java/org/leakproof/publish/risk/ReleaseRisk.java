package org.leakproof.publish.risk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.risk.RiskFindings.Label;

/** Looks at a release with the eyes of somebody who has nothing else, and says which labels could be told. Reads messages and
 *  participants once, side by side, for both are in one order; memory grows with the number of labels, not of messages. */
public final class ReleaseRisk {
    /** So many times the middle one stands out. */
    private static final int FAR_MORE = 10;
    /** Of whom fewer messages are known nothing is said about hours or pairs. */
    private static final int ENOUGH = 10;
    /** As long as people sleep. */
    private static final int QUIET_HOURS = 8;

    private static final double MOSTLY = 0.5;
    private static final double SHARE = 0.05;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final int k;
    private final int most;
    private final Map<String, LabelTraits> labels = new TreeMap<>();
    private final long[] hours = new long[24];
    private long messages;
    private long sent;
    private boolean hoursTold;

    private record Message(String id, String conversation, String date, int hour) {}

    private ReleaseRisk(int k, int most) {
        this.k = k;
        this.most = most;
    }

    /** @param release a release folder
     *  @param k what fewer than so many share stands out, 2 or more
     *  @param most labels that are named of each kind
     *  @throws OperatorMistake if it is no release, or one that was changed */
    public static RiskFindings look(Path release, int k, int most) {
        ReleaseRisk risk = new ReleaseRisk(k, most);
        Path data = release.resolve("data");
        if (!Files.isRegularFile(data.resolve("messages.csv"))) {
            throw new OperatorMistake(release + ": no release; name the folder that a run has written");
        }
        try (Rows messages = new Rows(data, "messages");
                Rows people = new Rows(data, "message_participants")) {
            risk.read(messages, people);
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            throw new OperatorMistake(
                    release + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); \"leakproof verify\" says what is wrong with it",
                    e);
        }
        return risk.findings();
    }

    private void read(Rows rows, Rows people) {
        CSVRecord next = people.hasNext() ? people.next() : null;
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            messages++;
            Message message =
                    new Message(row.get("cite_id"), row.get("conversation_id"), row.get("sent_date"), hour(row));
            List<CSVRecord> here = new ArrayList<>();
            while (next != null && next.get("cite_id").equals(message.id())) {
                here.add(next);
                next = people.hasNext() ? people.next() : null;
            }
            note(message, here);
        }
        if (next != null) {
            throw new IllegalArgumentException("participants in another order than messages");
        }
    }

    /** 0 to 23; -1 if it is not told. */
    private static int hour(CSVRecord row) {
        String time = row.get("sent_utc");
        boolean told = List.of("MILLISECOND", "SECOND", "MINUTE").contains(row.get("sent_precision"));
        return told && time.length() >= 13 ? Integer.parseInt(time.substring(11, 13)) : -1;
    }

    private void note(Message message, List<CSVRecord> people) {
        if (message.hour() >= 0) {
            hoursTold = true;
            hours[message.hour()]++;
        }
        for (CSVRecord person : people) {
            String id = person.get("participant_id");
            if (!id.equals(person.get("label"))) {
                continue; // kept by name, or a role that nobody can be followed by
            }
            LabelTraits traits = labels.computeIfAbsent(id, LabelTraits::new);
            traits.day(message.date());
            traits.in(message.conversation().hashCode());
            if (person.get("role").equals("FROM")) {
                sent++;
                traits.sent++;
                if (message.hour() >= 0) {
                    traits.timed++;
                    traits.hours[message.hour()]++;
                }
            } else {
                traits.received++;
            }
            for (CSVRecord other : people) {
                if (!other.get("participant_id").equals(id)) {
                    traits.meets(other.get("participant_id").hashCode());
                }
            }
        }
    }

    private RiskFindings findings() {
        Map<LabelTraits.Traits, Integer> alike = new HashMap<>();
        labels.values().forEach(label -> alike.merge(label.traits(), 1, Integer::sum));
        List<LabelTraits> rare = labels.values().stream()
                .filter(label -> alike.get(label.traits()) < k)
                .sorted(Comparator.comparingLong(LabelTraits::messages)
                        .reversed()
                        .thenComparing(label -> label.id))
                .toList();
        int combinations =
                (int) alike.values().stream().filter(count -> count < k).count();
        return new RiskFindings(
                messages,
                labels.size(),
                k,
                hoursTold,
                volume(),
                odd(),
                contacts(),
                pairs(),
                rare.size(),
                combinations,
                rare.stream()
                        .limit(most)
                        .map(label -> new Label(label.id, words(label, alike.get(label.traits()))))
                        .toList());
    }

    private List<Label> volume() {
        long middle = middle(label -> label.sent, label -> label.sent > 0);
        return chosen(
                label -> label.sent >= FAR_MORE * Math.max(1, middle) && label.sent >= SHARE * sent,
                label -> label.sent,
                label -> String.format(
                        Locale.ROOT,
                        "sends %,d messages, %.0f %% of all; half of those who send, send %,d or fewer",
                        label.sent,
                        100.0 * label.sent / sent,
                        middle));
    }

    private List<Label> contacts() {
        long middle = middle(LabelTraits::contacts, label -> label.contacts() > 0);
        return chosen(
                label -> label.contacts() >= FAR_MORE * Math.max(1, middle),
                LabelTraits::contacts,
                label -> String.format(
                        Locale.ROOT,
                        "is in touch with %,d%s others; half of all are with %,d or fewer",
                        label.contacts(),
                        label.contacts() == LabelTraits.MOST_COUNTED ? " or more" : "",
                        middle));
    }

    private List<Label> pairs() {
        return chosen(
                label -> label.contacts() == 1 && label.sent >= ENOUGH,
                label -> label.sent,
                label -> String.format(Locale.ROOT, "sends %,d messages, all to one and the same other", label.sent));
    }

    /** Who writes mostly in the hours in which hardly anybody else does. */
    private List<Label> odd() {
        List<Integer> quietest = night();
        long all = java.util.Arrays.stream(hours).sum();
        double usual =
                all == 0 ? 1 : quietest.stream().mapToLong(hour -> hours[hour]).sum() / (double) all;
        return chosen(
                label -> label.timed >= ENOUGH && in(label, quietest) >= MOSTLY && in(label, quietest) >= 3 * usual,
                label -> label.timed,
                label -> String.format(
                        Locale.ROOT,
                        "writes %.0f %% of its messages in the quietest eight hours on end, in which only %.0f %% of"
                                + " all are written",
                        100 * in(label, quietest),
                        100 * usual));
    }

    /** The hours on end, over midnight too, in which least is written. */
    private List<Integer> night() {
        List<Integer> quietest = List.of();
        long least = Long.MAX_VALUE;
        for (int start = 0; start < 24; start++) {
            List<Integer> window = new ArrayList<>();
            for (int i = 0; i < QUIET_HOURS; i++) {
                window.add((start + i) % 24);
            }
            long written = window.stream().mapToLong(hour -> hours[hour]).sum();
            if (written < least) {
                least = written;
                quietest = window;
            }
        }
        return quietest;
    }

    private static double in(LabelTraits label, List<Integer> hours) {
        return hours.stream().mapToLong(hour -> label.hours[hour]).sum() / (double) label.timed;
    }

    private List<Label> chosen(
            Predicate<LabelTraits> stands,
            ToLongFunction<LabelTraits> size,
            java.util.function.Function<LabelTraits, String> why) {
        return labels.values().stream()
                .filter(stands)
                .sorted(Comparator.comparingLong(size).reversed().thenComparing(label -> label.id))
                .limit(most)
                .map(label -> new Label(label.id, why.apply(label)))
                .toList();
    }

    private long middle(ToLongFunction<LabelTraits> size, Predicate<LabelTraits> counted) {
        long[] sizes = labels.values().stream()
                .filter(counted)
                .mapToLong(size)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[(sizes.length - 1) / 2];
    }

    private static String words(LabelTraits label, int alike) {
        LabelTraits.Traits traits = label.traits();
        String when = traits.first().isEmpty()
                ? ""
                : traits.first().equals(traits.last())
                        ? "only in " + traits.first() + ", "
                        : "from " + traits.first() + " to " + traits.last() + ", ";
        return String.format(
                Locale.ROOT,
                "%s%,d sent, %,d received, %,d contacts: %s",
                when,
                label.sent,
                label.received,
                label.contacts(),
                alike == 1 ? "nobody else is like it" : "only " + alike + " are like it");
    }

    /** The rows of a table that may be in several files. */
    private static final class Rows implements AutoCloseable {
        private final List<Path> files = new ArrayList<>();
        private CSVParser parser;
        private Iterator<CSVRecord> rows;
        private int next = 1;

        Rows(Path data, String table) throws IOException {
            try (DirectoryStream<Path> list = Files.newDirectoryStream(data, table + "{,-[0-9]*}.csv")) {
                list.forEach(files::add);
            }
            if (files.isEmpty()) {
                throw new NoSuchFileException(table);
            }
            // messages.csv stands before messages-0002.csv
            files.sort(Comparator.comparingInt((Path file) -> file.toString().length())
                    .thenComparing(Comparator.naturalOrder()));
            parser = CSVParser.parse(files.get(0), StandardCharsets.UTF_8, FORMAT);
            rows = parser.iterator();
        }

        boolean hasNext() {
            try {
                while (!rows.hasNext()) {
                    if (next == files.size()) {
                        return false;
                    }
                    parser.close();
                    parser = CSVParser.parse(files.get(next++), StandardCharsets.UTF_8, FORMAT);
                    rows = parser.iterator();
                }
                return true;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        CSVRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
