package org.leakproof.publish.risk;

import java.util.HashSet;
import java.util.Set;

/** What a release shows of one label. Bounded: contacts and conversations are counted up to {@link #MOST_COUNTED}. */
final class LabelTraits {
    static final int MOST_COUNTED = 1000;

    final String id;
    long sent;
    long received;
    long timed;
    final long[] hours = new long[24];
    private String first = "";
    private String last = "";
    private final Set<Integer> contacts = new HashSet<>();
    private final Set<Integer> conversations = new HashSet<>();

    LabelTraits(String id) {
        this.id = id;
    }

    void day(String date) {
        if (!date.isEmpty()) {
            first = first.isEmpty() || date.compareTo(first) < 0 ? date : first;
            last = date.compareTo(last) > 0 ? date : last;
        }
    }

    /** @param other a participant of the same message, hashed */
    void meets(int other) {
        if (contacts.size() < MOST_COUNTED) {
            contacts.add(other);
        }
    }

    void in(int conversation) {
        if (conversations.size() < MOST_COUNTED) {
            conversations.add(conversation);
        }
    }

    int contacts() {
        return contacts.size();
    }

    long messages() {
        return sent + received;
    }

    /** What somebody who knows a little of a person could compare: since when and until when (months), and how many messages,
     *  contacts and conversations (by magnitude). */
    Traits traits() {
        return new Traits(
                month(first), month(last), size(sent), size(received), size(contacts()), size(conversations.size()));
    }

    private static String month(String date) {
        return date.length() < 7 ? date : date.substring(0, 7);
    }

    /** 0, 1, 2-9, 10-99 and so on. */
    private static int size(long count) {
        return count <= 1 ? (int) count : 1 + Long.toString(count).length();
    }

    record Traits(String first, String last, int sent, int received, int contacts, int conversations) {}
}
