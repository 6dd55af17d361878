package org.leakproof.redact.operate;

import java.time.LocalDate;
import java.util.Optional;

/** Puts another day in place of a date, written the same way: the same number of whole days off within a conversation, so that
 *  what came before what stays visible; how many, nobody can tell without the key. What cannot be read for sure is replaced
 *  whole.
 *
 *  @param days at most so many to and fro, never none
 *  @param order of figures where it cannot be told */
record Shift(int days, WrittenDate.Order order) implements Operator {
    @Override
    public String name() {
        return "shift";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        Optional<WrittenDate> written = WrittenDate.read(passage.text(), order);
        if (written.isEmpty()) {
            return "[" + passage.label() + "]";
        }
        LocalDate shifted = written.get().date().plusDays(labels.shiftDays(days));
        return written.get().like(shifted);
    }
}
