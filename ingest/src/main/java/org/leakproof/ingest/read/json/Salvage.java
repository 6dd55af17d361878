package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Searches bytes in which the brackets cannot be relied on for whole records. */
final class Salvage {
    /** How often the bytes may be gone through: a bound on the time that nested brackets take. */
    private static final int MOST_WORK = 64;

    private Salvage() {}

    /** Begins and ends of the whole records, in their order.
     *
     *  @param from where the first may begin
     *  @param size how many of the bytes there are
     *  @param fits whether an object is a record */
    static List<int[]> of(byte[] bytes, int from, int size, Predicate<JsonNode> fits) {
        long work = 0;
        List<int[]> whole = new ArrayList<>();
        for (int open = from; open < size && work < MOST_WORK * (long) size; open++) {
            if (bytes[open] == '{' && !isValue(bytes, open)) {
                int close = balanced(bytes, open, size);
                work += (close < 0 ? size : close) - open;
                if (close > 0
                        && JsonText.read(bytes, open, close - open).filter(fits).isPresent()) {
                    whole.add(new int[] {open, close});
                    open = close - 1;
                }
            }
        }
        return whole;
    }

    /** Whether what begins here is the value of a key: a part of its record, also if it looks like one itself. */
    private static boolean isValue(byte[] bytes, int at) {
        int before = at - 1;
        while (before > 0
                && (bytes[before] == ' ' || bytes[before] == '\n' || bytes[before] == '\r' || bytes[before] == '\t')) {
            before--;
        }
        return before >= 0 && bytes[before] == ':';
    }

    /** Behind the bracket that closes the object; -1 if none does. */
    private static int balanced(byte[] bytes, int open, int size) {
        int level = 0;
        boolean string = false;
        for (int i = open; i < size; i++) {
            byte b = bytes[i];
            if (string) {
                if (b == '\\') {
                    i++;
                } else if (b == '\n') {
                    return -1;
                } else if (b == '"') {
                    string = false;
                }
            } else if (b == '"') {
                string = true;
            } else if (b == '{' || b == '[') {
                level++;
            } else if (b == '}' || b == ']') {
                level--;
                if (level == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
