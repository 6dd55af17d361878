package org.leakproof.redact.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;
import org.leakproof.redact.record.Trail;

/** What becomes different when one policy takes the place of another, counted and with examples: each message is learned
 *  first, as the last look over a run knows all of them, then added. Memory does not grow with the number of messages, but for
 *  what the gates know: some bytes a value. Secret. */
public final class Comparison {
    /** How a passage changes. */
    public enum Change {
        /** Stood, and is taken out now. */
        NEWLY_REDACTED,
        /** Was taken out, and stands now. */
        NO_LONGER_REDACTED,
        /** Is taken out by both, and something else stands in its place. */
        REPLACED_OTHERWISE
    }

    /** What else of a message leaves otherwise. */
    public enum Other {
        TIME,
        PARTICIPANTS,
        AUTHENTICITY,
        /** A subject, a body, a name or text of an attachment, a title or reactions that leave now. */
        FIELD_LEAVES,
        /** One that does not leave any more. */
        FIELD_DOES_NOT_LEAVE
    }

    /** @param from what the old policy does: rule and operator; empty if nothing
     *  @param to what the new one does */
    public record Line(Change change, String from, String to, long passages, long messages, List<Example> examples) {}

    /** Messages whose fate changes.
     *
     *  @param from the old policy's reason to hold it; empty if it does not
     *  @param to the new one's */
    public record HeldLine(
            Optional<HeldReason> from, Optional<HeldReason> to, long messages, List<PublicId> examples) {}

    private record Kind(Change change, String from, String to) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int order = change.compareTo(other.change);
            order = order != 0 ? order : from.compareTo(other.from);
            return order != 0 ? order : to.compareTo(other.to);
        }
    }

    private record Fate(Optional<HeldReason> from, Optional<HeldReason> to) {}

    private final class Counting {
        private long passages;
        private long inMessages;
        private final Spread<Example> spread = new Spread<>(examples);
    }

    private final class Fated {
        private long count;
        private final Spread<PublicId> spread = new Spread<>(examples);
    }

    private final int examples;
    private final Rehearsal rehearsalBefore;
    private final Rehearsal rehearsalAfter;
    private final Map<Kind, Counting> lines = new TreeMap<>();
    private final Map<Fate, Fated> fates = new HashMap<>();
    private final Map<Other, Long> others = new EnumMap<>(Other.class);
    private long messages;
    private long changed;

    /** @param before the old policy's gate, empty
     *  @param after the new one's
     *  @param examples of each kind of change that are kept */
    public Comparison(RunGate before, RunGate after, int examples) {
        this.examples = examples;
        this.rehearsalBefore = new Rehearsal(before);
        this.rehearsalAfter = new Rehearsal(after);
    }

    /** Redacts a message by both policies to learn what must not stand in any other. All of them, before the first is
     *  added. */
    public void learn(Message message, RecordRedactor before, RecordRedactor after) {
        rehearsalBefore.learn(before.redact(message));
        rehearsalAfter.learn(after.redact(message));
    }

    /** Redacts a message by both policies and notes what differs. */
    public void add(Message message, RecordRedactor before, RecordRedactor after) {
        messages++;
        Collected olds = new Collected();
        Collected news = new Collected();
        Redacted old = before.redact(message, olds);
        Redacted now = after.redact(message, news);
        Outcome.Result oldResult = rehearsalBefore.judge(old);
        Outcome.Result newResult = rehearsalAfter.judge(now);
        PublicId id = now.outcome().publicId();
        String place = message.provenance().place();
        if (oldResult instanceof Outcome.Passed passedOld && newResult instanceof Outcome.Passed passedNew) {
            boolean others = others(passedOld.record(), passedNew.record());
            Passages passages = new Passages(id, place);
            passages.compare(
                    listed(olds, passedOld.record(), passedNew.record()),
                    listed(news, passedNew.record(), passedOld.record()));
            passages.touched.forEach(counting -> counting.inMessages++);
            if (others || !passages.touched.isEmpty()) {
                changed++;
            }
            return;
        }
        Fate fate = new Fate(held(oldResult), held(newResult));
        if (!fate.from().equals(fate.to())) {
            changed++;
            Fated fated = fates.computeIfAbsent(fate, f -> new Fated());
            fated.count++;
            fated.spread.add(Spread.hash(place), id);
        }
    }

    private static Optional<HeldReason> held(Outcome.Result result) {
        return result instanceof Outcome.Held held ? Optional.of(held.reason()) : Optional.empty();
    }

    /** The redactions in texts that leave under both policies, by place. */
    private static Map<Place, List<Trail.Edit>> listed(Collected collected, CleanRecord own, CleanRecord other) {
        Set<Place> both = places(own);
        both.retainAll(places(other));
        Map<Place, List<Trail.Edit>> byPlace = new TreeMap<>();
        for (Trail.Edit edit : collected.edits) {
            if (edit.redacts() && edit.place().filter(both::contains).isPresent()) {
                byPlace.computeIfAbsent(edit.place().get(), place -> new ArrayList<>())
                        .add(edit);
            }
        }
        return byPlace;
    }

    /** The texts of a record, participants apart. */
    private static Set<Place> places(CleanRecord record) {
        Set<Place> places = new java.util.TreeSet<>();
        record.subject().ifPresent(text -> places.add(new Place(Place.Kind.SUBJECT, 0)));
        record.conversationTitle().ifPresent(text -> places.add(new Place(Place.Kind.CONVERSATION_TITLE, 0)));
        for (int i = 0; i < record.segments().size(); i++) {
            places.add(new Place(Place.Kind.SEGMENT, i));
        }
        record.attachments().forEach(attachment -> {
            attachment
                    .name()
                    .ifPresent(text -> places.add(new Place(Place.Kind.ATTACHMENT_NAME, attachment.ordinal())));
            attachment
                    .text()
                    .ifPresent(text -> places.add(new Place(Place.Kind.ATTACHMENT_TEXT, attachment.ordinal())));
        });
        for (int i = 0; i < record.reactions().size(); i++) {
            places.add(new Place(Place.Kind.REACTION, i));
        }
        return places;
    }

    private boolean others(CleanRecord old, CleanRecord now) {
        Set<Other> found = EnumSet.noneOf(Other.class);
        if (!old.sent().equals(now.sent())) {
            found.add(Other.TIME);
        }
        if (!old.sender().equals(now.sender())
                || !old.recipients().equals(now.recipients())
                || !old.reactions().stream()
                        .map(reaction -> reaction.by())
                        .toList()
                        .equals(now.reactions().stream()
                                .map(reaction -> reaction.by())
                                .toList())) {
            found.add(Other.PARTICIPANTS);
        }
        if (!old.authenticity().equals(now.authenticity())) {
            found.add(Other.AUTHENTICITY);
        }
        Set<Place> oldPlaces = places(old);
        Set<Place> newPlaces = places(now);
        if (!oldPlaces.containsAll(newPlaces)) {
            found.add(Other.FIELD_LEAVES);
        }
        if (!newPlaces.containsAll(oldPlaces)) {
            found.add(Other.FIELD_DOES_NOT_LEAVE);
        }
        found.forEach(other -> others.merge(other, 1L, Long::sum));
        return !found.isEmpty();
    }

    /** The passages of one message. */
    private final class Passages {
        private final PublicId id;
        private final String messagePlace;
        private final Set<Counting> touched = new HashSet<>();
        private int number;

        Passages(PublicId id, String messagePlace) {
            this.id = id;
            this.messagePlace = messagePlace;
        }

        void compare(Map<Place, List<Trail.Edit>> olds, Map<Place, List<Trail.Edit>> news) {
            Set<Place> all = new java.util.TreeSet<>(olds.keySet());
            all.addAll(news.keySet());
            for (Place place : all) {
                List<Trail.Edit> before = olds.getOrDefault(place, List.of());
                List<Trail.Edit> after = news.getOrDefault(place, List.of());
                before.forEach(edit -> uncovered(edit, after, Change.NO_LONGER_REDACTED));
                after.forEach(edit -> uncovered(edit, before, Change.NEWLY_REDACTED));
                otherwise(before, after);
            }
        }

        /** What of a passage no passage of the other policy covers, as far as it has letters, digits or signs. */
        private void uncovered(Trail.Edit edit, List<Trail.Edit> others, Change change) {
            int from = edit.offset();
            int end = edit.offset() + edit.end() - edit.start();
            for (Trail.Edit other : others) {
                int otherFrom = other.offset();
                int otherEnd = other.offset() + other.end() - other.start();
                if (otherEnd <= from || otherFrom >= end) {
                    continue;
                }
                piece(edit, from, otherFrom, change);
                from = Math.max(from, otherEnd);
            }
            piece(edit, from, end, change);
        }

        private void piece(Trail.Edit edit, int from, int to, Change change) {
            int shift = edit.start() - edit.offset();
            if (from >= to
                    || edit.text()
                            .substring(from + shift, to + shift)
                            .codePoints()
                            .noneMatch(Passages::matters)) {
                return;
            }
            boolean newly = change == Change.NEWLY_REDACTED;
            Optional<String> now = newly ? Optional.of(edit.replacement()) : Optional.empty();
            note(
                    new Kind(change, newly ? "" : does(edit), newly ? does(edit) : ""),
                    edit,
                    from + shift,
                    to + shift,
                    now);
        }

        private static boolean matters(int c) {
            return Character.isLetterOrDigit(c) || c > 0x2190;
        }

        /** Both lists are in the order of the text and without overlap. */
        private void otherwise(List<Trail.Edit> before, List<Trail.Edit> after) {
            int next = 0;
            for (Trail.Edit edit : after) {
                while (next < before.size() && end(before.get(next)) <= edit.offset()) {
                    next++;
                }
                for (int i = next; i < before.size() && before.get(i).offset() < end(edit); i++) {
                    Trail.Edit old = before.get(i);
                    boolean alike = old.operator().equals(edit.operator())
                            && old.label().equals(edit.label())
                            && (old.replacement().equals(edit.replacement()) || !sameRange(old, edit));
                    if (!alike) {
                        note(
                                new Kind(Change.REPLACED_OTHERWISE, does(old), does(edit)),
                                edit,
                                edit.start(),
                                edit.end(),
                                Optional.of(edit.replacement()));
                        break;
                    }
                }
            }
        }

        private static int end(Trail.Edit edit) {
            return edit.offset() + edit.end() - edit.start();
        }

        private static boolean sameRange(Trail.Edit one, Trail.Edit other) {
            return one.offset() == other.offset() && end(one) == end(other);
        }

        private void note(Kind kind, Trail.Edit edit, int start, int end, Optional<String> now) {
            Counting counting = lines.computeIfAbsent(kind, k -> new Counting());
            touched.add(counting);
            counting.passages++;
            String hash = Spread.hash(messagePlace, String.valueOf(number++));
            if (counting.spread.wants(hash)) {
                counting.spread.add(hash, Example.of(id, edit.place(), edit.text(), start, end, now));
            }
        }
    }

    private static String does(Trail.Edit edit) {
        return edit.rule().map(Rule::name).orElse("editor's decision") + " (" + edit.operator() + " " + edit.label()
                + ")";
    }

    /** Messages that were compared. */
    public long messages() {
        return messages;
    }

    /** Messages of which anything leaves otherwise. */
    public long changed() {
        return changed;
    }

    /** By kind of change, then by rule. */
    public List<Line> lines() {
        List<Line> all = new ArrayList<>();
        lines.forEach((kind, counting) -> all.add(new Line(
                kind.change(), kind.from(), kind.to(), counting.passages, counting.inMessages, counting.spread.all())));
        return all;
    }

    /** Held now, not held any more, held for another reason. */
    public List<HeldLine> held() {
        List<HeldLine> all = new ArrayList<>();
        fates.forEach((fate, fated) -> all.add(new HeldLine(fate.from(), fate.to(), fated.count, fated.spread.all())));
        all.sort(java.util.Comparator.comparing(
                line -> line.from().map(Enum::name).orElse("") + " "
                        + line.to().map(Enum::name).orElse("")));
        return all;
    }

    /** Messages of which something else leaves otherwise. */
    public Map<Other, Long> others() {
        return Map.copyOf(others);
    }
}
