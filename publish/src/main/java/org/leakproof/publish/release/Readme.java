package org.leakproof.publish.release;

/** The file that a reader of a release opens first. */
final class Readme {
    static final String TEXT = """
            A RELEASE OF MESSAGES

            report.html                 what is here, what was redacted, what was looked at; open it in a browser
            data/messages.csv           the messages, sorted by conversation and time
            data/segments.csv           whose words each piece of a message is: the sender's own, quoted, forwarded
            data/participants.csv       who takes part, by the labels of this release
            data/message_participants.csv   who takes part in which message, and as what
            data/conversations.csv      the conversations
            data/attachments.csv        attachments and their text; the files themselves are never published
            data/redactions.csv         every passage that was replaced: where, by which rule, and never what it was
            data/reactions.csv          reactions to messages
            data/texts/                 texts that are too long for a cell of a spreadsheet
            data/ledger.csv             every message that was found, and whether it is published, held, a duplicate or
                                        withheld; data/totals.csv adds up
            data/datapackage.json       the meaning of every column, for programs (Frictionless Data Package)
            bag-info.txt                the status of the release: DRAFT, APPROVED or INSIDE

            The tables are CSV in UTF-8 with commas. Large ones are split: messages.csv, messages-0002.csv and so on, each
            with a header.

            A cell that begins with an apostrophe (') had one put before it, so that no spreadsheet takes it for a formula.
            Take one away to get the text. Offsets in redactions.csv and segments.csv count without it, in the text of the
            message: once in UTF-16 units (as Java, JavaScript and Excel count) and once in Unicode code points (as Python
            counts). Control characters are shown by their pictures, such as U+2400 for NUL.

            To cite a message, give its cite_id. It stays the same in every release of the project, and its last character
            catches slips of the pen.

            To check that nothing was changed since the release was made, in this folder:
                sha256sum -c manifest-sha256.txt
            """;

    private Readme() {}
}
