package org.leakproof.publish.release;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.sink.Cells;
import org.leakproof.publish.sink.Table;

/** Turns published records, in their final order, into the rows of all tables that speak of messages. */
final class RecordRows implements Closeable {
    /** Participants that are counted in memory before their counts go to the sort. */
    private static final int MOST_COUNTED = 10_000;

    private final Rows rows;
    private final int cellLimit;
    private final ExternalSort participants;
    private final Map<Who, long[]> counted = new LinkedHashMap<>();
    private long participantRows;
    private String conversation = "";
    private Optional<String> title = Optional.empty();
    private String firstDate = "";
    private String lastDate = "";
    private long inConversation;
    private long conversations;

    private record Who(String id, String label) {}

    /** Where rows go. */
    interface Rows {
        void row(Table table, List<String> cells) throws IOException;
    }

    RecordRows(Rows rows, int cellLimit, ExternalSort participants) {
        this.rows = rows;
        this.cellLimit = cellLimit;
        this.participants = participants;
    }

    void add(CleanRecord record, long sequence) throws IOException {
        if (sequence == 1) {
            finishConversation();
            conversation = visible(record.conversation());
        }
        String text = text(record.segments());
        message(record, sequence, text);
        segments(record);
        takePart(record);
        attachments(record);
        new Redactions(record, text).write();
        for (CleanReaction reaction : record.reactions()) {
            rows.row(
                    Table.REACTIONS,
                    List.of(
                            record.id().value(),
                            visible(reaction.symbol()),
                            visible(reaction.by().map(CleanParticipant::id)),
                            visible(reaction.by().map(CleanParticipant::label))));
        }
        inConversation++;
        title = title.or(record::conversationTitle);
        String date = visible(record.sent().date());
        firstDate = firstDate.isEmpty() ? date : firstDate;
        lastDate = date.isEmpty() ? lastDate : date;
    }

    private static String text(List<CleanSegment> segments) {
        return segments.size() == 1
                ? segments.get(0).text()
                : segments.stream().map(CleanSegment::text).collect(Collectors.joining());
    }

    private void message(CleanRecord record, long sequence, String text) throws IOException {
        String id = record.id().value();
        String shown = visible(text);
        List<String> row = new ArrayList<>(21);
        row.add(id);
        row.add(conversation);
        row.add(Long.toString(sequence));
        row.add(record.kind().name());
        row.add(record.sent().utc().map(Object::toString).orElse(""));
        row.add(visible(record.sent().date()));
        row.add(record.sent().precision().name());
        row.add(record.sent().basis().name());
        row.add(visible(record.sender().map(CleanParticipant::id)));
        row.add(visible(record.sender().map(CleanParticipant::label)));
        row.add(labels(record, Role.TO, Role.MEMBER));
        row.add(labels(record, Role.CC, Role.CC));
        row.add(record.recipientsBasis().name());
        row.add(record.replyTo().map(PublicId::value).orElse(""));
        row.add(visible(record.subject()));
        row.add(shown);
        row.add(file(shown, id));
        row.add(visible(record.language()));
        row.add(Integer.toString(record.redactions().size()));
        row.add(Integer.toString(record.attachments().size()));
        row.add(visible(record.authenticity()));
        rows.row(Table.MESSAGES, row);
    }

    /** The file that a text goes to, if it is too long for a cell. */
    private String file(String shown, String name) {
        return Cells.guarded(shown).length() > cellLimit ? "texts/" + name + ".txt" : "";
    }

    private static String labels(CleanRecord record, Role role, Role orRole) {
        StringBuilder labels = new StringBuilder();
        for (CleanParticipant one : record.recipients()) {
            if (one.role() == role || one.role() == orRole) {
                labels.append(labels.length() == 0 ? "" : "; ").append(visible(one.label()));
            }
        }
        return labels.toString();
    }

    private void segments(CleanRecord record) throws IOException {
        int start = 0;
        int startPoint = 0;
        int number = 0;
        for (CleanSegment segment : record.segments()) {
            int end = start + segment.text().length();
            int endPoint =
                    startPoint + segment.text().codePointCount(0, segment.text().length());
            rows.row(
                    Table.SEGMENTS,
                    List.of(
                            record.id().value(),
                            Integer.toString(number++),
                            segment.kind().name(),
                            Integer.toString(start),
                            Integer.toString(end),
                            Integer.toString(startPoint),
                            Integer.toString(endPoint),
                            segment.quotedMessage().map(PublicId::value).orElse("")));
            start = end;
            startPoint = endPoint;
        }
    }

    private void takePart(CleanRecord record) throws IOException {
        List<CleanParticipant> all = new ArrayList<>(record.recipients().size() + 1);
        record.sender().ifPresent(all::add);
        all.addAll(record.recipients());
        Set<Who> seen = new HashSet<>();
        for (CleanParticipant one : all) {
            String id = visible(one.id());
            String label = visible(one.label());
            rows.row(
                    Table.MESSAGE_PARTICIPANTS,
                    List.of(record.id().value(), id, label, one.role().name()));
            Who who = new Who(id, label);
            long[] counts = counted.computeIfAbsent(who, w -> new long[2]);
            counts[0] += seen.add(who) ? 1 : 0;
            counts[1] += one.role() == Role.FROM ? 1 : 0;
        }
        if (counted.size() >= MOST_COUNTED) {
            passCounts();
        }
    }

    private void passCounts() throws IOException {
        ByteWriter out = new ByteWriter();
        for (Map.Entry<Who, long[]> each : counted.entrySet()) {
            out.clear().key(each.getKey().id()).key(each.getKey().label());
            participants.add(out.i64(each.getValue()[0]).i64(each.getValue()[1]));
        }
        counted.clear();
    }

    private void attachments(CleanRecord record) throws IOException {
        for (CleanAttachment attachment : record.attachments()) {
            String id = record.id().value() + "-" + attachment.ordinal();
            String shown = visible(attachment.text());
            rows.row(
                    Table.ATTACHMENTS,
                    List.of(
                            id,
                            record.id().value(),
                            Integer.toString(attachment.ordinal()),
                            attachment.parent().isPresent()
                                    ? Integer.toString(attachment.parent().getAsInt())
                                    : "",
                            visible(attachment.name()),
                            visible(attachment.mediaType()),
                            attachment.status().name(),
                            shown,
                            file(shown, id)));
        }
    }

    /** The rows of one record's redactions. Those of segments get offsets in the joined text. */
    private final class Redactions {
        private final CleanRecord record;
        private final String text;
        private final int[] segmentStarts;

        Redactions(CleanRecord record, String text) {
            this.record = record;
            this.text = text;
            this.segmentStarts = new int[record.segments().size() + 1];
            for (int i = 0; i < record.segments().size(); i++) {
                segmentStarts[i + 1] =
                        segmentStarts[i] + record.segments().get(i).text().length();
            }
        }

        void write() throws IOException {
            CodePoints points = new CodePoints("");
            for (Redaction redaction : record.redactions()) {
                Place place = redaction.place();
                boolean inText = place.kind() == Place.Kind.SEGMENT;
                String within = inText ? text : text(place).orElse("");
                if (points.text != within) {
                    points = new CodePoints(within);
                }
                int shift = inText ? segmentStarts[Math.min(place.index(), segmentStarts.length - 1)] : 0;
                rows.row(
                        Table.REDACTIONS,
                        List.of(
                                visible(redaction.id()),
                                record.id().value(),
                                inText ? "text" : place.kind().name().toLowerCase(Locale.ROOT),
                                inText ? "0" : Integer.toString(place.index()),
                                Integer.toString(redaction.start() + shift),
                                Integer.toString(redaction.end() + shift),
                                Integer.toString(points.before(redaction.start() + shift)),
                                Integer.toString(points.before(redaction.end() + shift)),
                                visible(redaction.entity()),
                                visible(redaction.label()),
                                visible(redaction.operator()),
                                redaction.status().name()));
            }
        }

        private Optional<String> text(Place place) {
            int i = place.index();
            return switch (place.kind()) {
                case SUBJECT -> record.subject();
                case SEGMENT -> Optional.of(text);
                case ATTACHMENT_NAME -> at(record.attachments(), i).flatMap(CleanAttachment::name);
                case ATTACHMENT_TEXT -> at(record.attachments(), i).flatMap(CleanAttachment::text);
                case CONVERSATION_TITLE -> record.conversationTitle();
                case SENDER -> record.sender().map(CleanParticipant::label);
                case RECIPIENT -> at(record.recipients(), i).map(CleanParticipant::label);
                case REACTION -> at(record.reactions(), i).map(CleanReaction::symbol);
            };
        }

        private static <T> Optional<T> at(List<T> list, int i) {
            return i < list.size() ? Optional.of(list.get(i)) : Optional.empty();
        }
    }

    /** Counts code points before offsets that mostly grow. */
    private static final class CodePoints {
        private final String text;
        private int offset;
        private int points;

        CodePoints(String text) {
            this.text = text;
        }

        int before(int unit) {
            int to = Math.min(unit, text.length());
            if (to < offset) {
                offset = 0;
                points = 0;
            }
            points += text.codePointCount(offset, to);
            offset = to;
            return points;
        }
    }

    private void finishConversation() throws IOException {
        if (inConversation > 0) {
            rows.row(
                    Table.CONVERSATIONS,
                    List.of(conversation, visible(title), Long.toString(inConversation), firstDate, lastDate));
            conversations++;
        }
        title = Optional.empty();
        firstDate = "";
        lastDate = "";
        inConversation = 0;
    }

    /** Writes the rows that speak of all messages. */
    void finish() throws IOException {
        finishConversation();
        passCounts();
        ExternalSort.Cursor cursor = participants.sorted();
        Who who = new Who("", "");
        long messages = 0;
        long sent = 0;
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            Who other = new Who(in.key(), in.key());
            if (!other.equals(who)) {
                participant(who, messages, sent);
                who = other;
                messages = 0;
                sent = 0;
            }
            messages += in.i64();
            sent += in.i64();
        }
        participant(who, messages, sent);
        participants.close();
    }

    private void participant(Who who, long messages, long sent) throws IOException {
        if (messages > 0) {
            participantRows++;
            rows.row(Table.PARTICIPANTS, List.of(who.id(), who.label(), Long.toString(messages), Long.toString(sent)));
        }
    }

    long conversations() {
        return conversations;
    }

    /** After {@link #finish}: participants with their labels. */
    long participants() {
        return participantRows;
    }

    private static String visible(String text) {
        return Cells.visible(text);
    }

    private static String visible(Optional<String> text) {
        return text.map(Cells::visible).orElse("");
    }

    @Override
    public void close() throws IOException {
        participants.close();
    }
}
