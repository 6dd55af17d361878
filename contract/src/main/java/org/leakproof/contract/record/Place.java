package org.leakproof.contract.record;

/** Which text of a record is meant.
 *
 *  @param index which segment, attachment or recipient, from 0; 0 where there is only one */
public record Place(Kind kind, int index) implements Comparable<Place> {
    /** The texts that a record has, in the order in which they are listed. */
    public enum Kind {
        SUBJECT,
        SEGMENT,
        ATTACHMENT_NAME,
        ATTACHMENT_TEXT,
        CONVERSATION_TITLE,
        SENDER,
        RECIPIENT,
        REACTION
    }

    public Place {
        if (index < 0) {
            throw new IllegalArgumentException("a place counts from 0");
        }
    }

    @Override
    public int compareTo(Place other) {
        return kind != other.kind ? kind.compareTo(other.kind) : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return kind + "/" + index;
    }
}
