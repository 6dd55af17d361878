package org.leakproof.redact.scan;

/** Tells the parts of a text in which matches can begin, by what is known of how they begin. */
interface Gate {

    /** Takes a part of a text. */
    interface Part {
        void take(int from, int to);
    }

    /** Tells the parts by growing place, each once; returns how many characters it looked at. */
    long open(byte[] bytes, int length, Part part);

    static Gate of(Lead lead, Alphabet alphabet) {
        if (lead instanceof Lead.ToSign toSign) {
            return new ToSign(toSign, alphabet);
        }
        return lead instanceof Lead.LongWord ? Gate::longWords : Gate::all;
    }

    private static long all(byte[] bytes, int length, Part part) {
        part.take(0, length);
        return 0;
    }

    private static long longWords(byte[] bytes, int length, Part part) {
        int from = 0;
        int at = 0;
        while (true) {
            if (at < length && Words.BYTES[bytes[at] & 0xFF]) {
                at++;
                continue;
            }
            if (at - from >= Lead.LONG) {
                part.take(from, at - Lead.LONG + 1);
            }
            if (at >= length) {
                return length;
            }
            at++;
            from = at;
        }
    }

    /** By byte. */
    final class Words {
        static final boolean[] BYTES = new boolean[256];

        static {
            for (int c = 0; c < BYTES.length; c++) {
                BYTES[c] = c > 0x7F || Character.isLetterOrDigit(c);
            }
        }

        private Words() {}
    }

    /** From each rare character back to where a match may begin that has it. */
    final class ToSign implements Gate {
        private final Alphabet alphabet;
        private final int reach;

        /** By byte. */
        private final boolean[] signs = new boolean[256];

        /** By class. */
        private final boolean[] before;

        ToSign(Lead.ToSign lead, Alphabet alphabet) {
            this.alphabet = alphabet;
            this.reach = lead.reach() == Node.UNBOUNDED ? Integer.MAX_VALUE : lead.reach();
            for (int c = 0; c < 128; c++) {
                signs[c] = lead.sign().contains(c);
            }
            long[] members = alphabet.members(lead.before(), false);
            before = new boolean[alphabet.size()];
            for (int c = 0; c < before.length; c++) {
                before[c] = (members[c >> 6] >> c & 1) != 0;
            }
        }

        @Override
        public long open(byte[] bytes, int length, Part part) {
            long steps = length;
            int done = 0;
            int at = 0;
            while (at < length) {
                if (!signs[bytes[at] & 0xFF]) {
                    at++;
                    continue;
                }
                int from = at;
                int left = reach;
                while (from > done && left-- > 0) {
                    int previous = Alphabet.before(bytes, from);
                    if (!before[alphabet.classAt(bytes, previous)]) {
                        break;
                    }
                    from = previous;
                }
                steps += at - from;
                at++;
                part.take(from, at);
                done = at;
            }
            return steps;
        }
    }
}
