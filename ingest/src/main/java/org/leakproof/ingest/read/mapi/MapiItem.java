package org.leakproof.ingest.read.mapi;

import java.util.List;

/** A message, or another thing that Outlook keeps.
 *
 *  @param attachments in order
 *  @param damaged whether something of it could not be read */
public record MapiItem(
        MapiProperties properties, List<MapiProperties> recipients, List<MapiAttachment> attachments, boolean damaged) {
    /** Recipients of one message. One with more is held. */
    public static final int MAX_RECIPIENTS = 20_000;

    /** Attachments of one message. One with more is held. */
    public static final int MAX_ATTACHMENTS = 10_000;

    /** Messages within each other. */
    public static final int MAX_DEPTH = 50;

    public MapiItem {
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "MapiItem[" + recipients.size() + " recipients, " + attachments.size() + " attachments]";
    }
}
