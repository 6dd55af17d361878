package org.leakproof.publish.sink;

import static org.leakproof.publish.sink.Column.Type.FILE;
import static org.leakproof.publish.sink.Column.Type.ID;
import static org.leakproof.publish.sink.Column.Type.INSTANT;
import static org.leakproof.publish.sink.Column.Type.INTEGER;
import static org.leakproof.publish.sink.Column.Type.LONG_TEXT;
import static org.leakproof.publish.sink.Column.Type.TEXT;
import static org.leakproof.publish.sink.Column.Type.WORD;
import static org.leakproof.publish.sink.Column.of;
import static org.leakproof.publish.sink.Column.optional;
import static org.leakproof.publish.sink.Column.word;

import java.util.List;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;

/** The tables of a release. Their names and columns are public: readers' programs rely on them. */
public enum Table {
    MESSAGES(
            "messages",
            "One row a published message, sorted by conversation and time.",
            List.of("cite_id"),
            List.of(
                    of("cite_id", ID, "Name of the message, to cite it by; the same in every release of the project."),
                    of("conversation_id", ID, "The conversation it belongs to."),
                    of("seq", INTEGER, "Its place among the published messages of its conversation, from 1."),
                    word("kind", Kind.class, "What sort of message it is."),
                    optional("sent_utc", INSTANT, "When it was sent, in UTC; empty if the zone is not known."),
                    optional(
                            "sent_date",
                            TEXT,
                            "The day, month or year it was sent (ISO 8601), by the clock of its place."),
                    word("sent_precision", Precision.class, "How exactly the time is known."),
                    word("zone_basis", ZoneBasis.class, "Where its time zone comes from."),
                    optional("from_id", ID, "The sender, as in participants."),
                    optional("from_label", TEXT, "What the sender is called here."),
                    optional("to_labels", TEXT, "The recipients' labels, with \"; \" between them."),
                    optional("cc_labels", TEXT, "Labels of those who got a copy, with \"; \" between them."),
                    word("recipients_basis", RecipientsBasis.class, "How the recipients are known."),
                    optional("reply_to", ID, "The message that it answers, if that is in this release."),
                    optional("subject", TEXT, "Its subject."),
                    optional("text", LONG_TEXT, "Its text; empty where text_file names a file."),
                    optional("text_file", FILE, "The file that holds the text, if it is too long for a cell."),
                    optional("language", TEXT, "Its language (IETF tag), if it is long enough to tell."),
                    of("n_redactions", INTEGER, "Its rows in redactions."),
                    of("n_attachments", INTEGER, "Its rows in attachments."),
                    optional("authenticity", TEXT, "What its digital signatures say."))),
    SEGMENTS(
            "segments",
            "One row for each piece of a message's text: whose words it is.",
            List.of("cite_id", "segment"),
            List.of(
                    of("cite_id", ID, "The message."),
                    of("segment", INTEGER, "Number of the piece, from 0."),
                    word("kind", SegmentKind.class, "Whose words it is."),
                    of("start_utf16", INTEGER, "Where it begins in the text, counted in UTF-16 units."),
                    of("end_utf16", INTEGER, "Where the next begins."),
                    of("start_codepoint", INTEGER, "The same, counted in Unicode code points."),
                    of("end_codepoint", INTEGER, "The same, counted in Unicode code points."),
                    optional("quoted_cite_id", ID, "The message that it quotes, if that is in this release."))),
    PARTICIPANTS(
            "participants",
            "One row a participant and label.",
            List.of("participant_id", "label"),
            List.of(
                    of("participant_id", ID, "Name of the participant in this release; no address."),
                    optional("label", TEXT, "What the participant is called."),
                    of("n_messages", INTEGER, "Messages in which they take part."),
                    of("n_sent", INTEGER, "Of these, sent by them."))),
    MESSAGE_PARTICIPANTS(
            "message_participants",
            "One row for each participant and role in a message.",
            List.of(),
            List.of(
                    of("cite_id", ID, "The message."),
                    of("participant_id", ID, "The participant."),
                    optional("label", TEXT, "What the participant is called."),
                    word("role", Role.class, "What they are to the message."))),
    CONVERSATIONS(
            "conversations",
            "One row a conversation.",
            List.of("conversation_id"),
            List.of(
                    of("conversation_id", ID, "Name of the conversation."),
                    optional("title", TEXT, "Its title, as of its first message that has one."),
                    of("n_messages", INTEGER, "Its published messages."),
                    optional("first_date", TEXT, "sent_date of its first message that has one."),
                    optional("last_date", TEXT, "sent_date of its last message that has one."))),
    ATTACHMENTS(
            "attachments",
            "One row for each attachment of a published message.",
            List.of("attachment_id"),
            List.of(
                    of("attachment_id", ID, "Name of the attachment."),
                    of("cite_id", ID, "The message."),
                    of("ordinal", INTEGER, "Its number in the message, from 0."),
                    optional("parent", INTEGER, "Number of the attachment in which it was found, if any."),
                    optional("name", TEXT, "Its file name."),
                    optional("media_type", TEXT, "What sort of file it is."),
                    word("status", TextStatus.class, "Whether its text is here, or why not."),
                    optional("text", LONG_TEXT, "Its text; empty where text_file names a file."),
                    optional("text_file", FILE, "The file that holds the text, if it is too long for a cell."))),
    REDACTIONS(
            "redactions",
            "One row for each passage that was replaced.",
            List.of("redaction_id"),
            List.of(
                    of("redaction_id", ID, "Name of the redaction; the same in every release of the project."),
                    of("cite_id", ID, "The message."),
                    new Column(
                            "place",
                            WORD,
                            true,
                            List.of(
                                    "subject",
                                    "text",
                                    "attachment_name",
                                    "attachment_text",
                                    "conversation_title",
                                    "sender",
                                    "recipient",
                                    "reaction"),
                            "In which text of the message it is."),
                    of("place_index", INTEGER, "Which attachment, recipient or reaction, from 0; else 0."),
                    of("start_utf16", INTEGER, "Where the replacement begins in that text, counted in UTF-16 units."),
                    of("end_utf16", INTEGER, "Where it ends."),
                    of("start_codepoint", INTEGER, "The same, counted in Unicode code points."),
                    of("end_codepoint", INTEGER, "The same, counted in Unicode code points."),
                    optional("entity", TEXT, "What was there: a phone number, a name."),
                    optional("label", TEXT, "The rule that replaced it."),
                    optional("operator", TEXT, "What was done."),
                    word("status", Redaction.Status.class, "Whether a rule or an editor decided."))),
    REACTIONS(
            "reactions",
            "One row for each reaction to a published message.",
            List.of(),
            List.of(
                    of("cite_id", ID, "The message."),
                    optional("symbol", TEXT, "The reaction, such as an emoji."),
                    optional("by_id", ID, "Who reacted, as in participants."),
                    optional("by_label", TEXT, "What they are called."))),
    LEDGER(
            "ledger",
            "One row for each message that was found, sorted by cite_id, with what became of it.",
            List.of(),
            List.of(
                    of("cite_id", ID, "The message."),
                    new Column(
                            "outcome",
                            WORD,
                            true,
                            List.of("published", "held", "duplicate", "withheld"),
                            "published; held for want of certainty; a duplicate of another; or withheld by an editor."))),
    TOTALS(
            "totals",
            "What was found in all, and what became of it: found is the sum of the others.",
            List.of("item"),
            List.of(
                    new Column("item", WORD, true, List.of("entries", "messages", "attachments"), "What is counted."),
                    of("found", INTEGER, "How many were found."),
                    of("published", INTEGER, "Entries (files): read. Messages and attachments: in this release."),
                    of("held", INTEGER, "Set aside for want of certainty."),
                    of("duplicate", INTEGER, "Copies of others."),
                    of("withheld", INTEGER, "Kept back by an editor.")));

    private final String tableName;
    private final String description;
    private final List<String> primaryKey;
    private final List<Column> columns;

    Table(String tableName, String description, List<String> primaryKey, List<Column> columns) {
        this.tableName = tableName;
        this.description = description;
        this.primaryKey = primaryKey;
        this.columns = columns;
    }

    /** As in file names. */
    public String tableName() {
        return tableName;
    }

    public String description() {
        return description;
    }

    /** Columns that together name a row; empty if none do. */
    public List<String> primaryKey() {
        return primaryKey;
    }

    public List<Column> columns() {
        return columns;
    }

    /** Position of the column, from 0. */
    public int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + tableName + " has no column " + column);
    }
}
