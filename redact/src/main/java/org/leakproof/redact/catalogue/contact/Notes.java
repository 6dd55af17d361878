package org.leakproof.redact.catalogue.contact;

import org.jspecify.annotations.Nullable;

/**
 * What was found out about places of a text, by place and question. Of a text of some thousand characters mostly a few dozen are
 * asked about, so room is made for those only.
 */
final class Notes {

    private static final int FIRST_ROOM = 64;

    /** Odd; spreads keys that follow on each other over the table. */
    private static final int MIX = 0x9E3779B1;

    /** Place and question and one; 0 is free. At least half are. */
    private int[] keys = new int[FIRST_ROOM];

    private @Nullable Object[] values = new Object[FIRST_ROOM];
    private int count;
    private final int questions;

    /** @param questions how many there are */
    Notes(int questions) {
        this.questions = questions;
    }

    /** What was put there last, if anything was. */
    @Nullable
    Object get(int place, int question) {
        return values[slot(key(place, question))];
    }

    void put(int place, int question, Object value) {
        int key = key(place, question);
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (2 * count >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            count++;
        }
        values[slot] = value;
    }

    private int key(int place, int question) {
        return place * questions + question + 1;
    }

    private int slot(int key) {
        int slot = key * MIX >>> Integer.numberOfLeadingZeros(keys.length) + 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
