package org.leakproof.redact.scan;

/** The transitions of a program turned round: which states lead to a state. */
final class Reverse {

    /** CHAR states by the state they go to: those of x are {@code chars[charStarts[x]]} up to {@code charStarts[x + 1]}. */
    final int[] chars;

    final int[] charStarts;

    /** SPLIT, BEHIND and AHEAD states, likewise. */
    final int[] empties;

    final int[] emptyStarts;

    Reverse(Program program) {
        int size = program.size();
        charStarts = new int[size + 2];
        emptyStarts = new int[size + 2];
        for (int x = 0; x < size; x++) {
            switch (program.kind[x]) {
                case Program.CHAR -> charStarts[program.out[x] + 2]++;
                case Program.SPLIT -> {
                    emptyStarts[program.out[x] + 2]++;
                    emptyStarts[program.other[x] + 2]++;
                }
                case Program.ACCEPT -> {}
                default -> emptyStarts[program.out[x] + 2]++;
            }
        }
        for (int x = 2; x < size + 2; x++) {
            charStarts[x] += charStarts[x - 1];
            emptyStarts[x] += emptyStarts[x - 1];
        }
        chars = new int[charStarts[size + 1]];
        empties = new int[emptyStarts[size + 1]];
        for (int x = 0; x < size; x++) {
            switch (program.kind[x]) {
                case Program.CHAR -> chars[charStarts[program.out[x] + 1]++] = x;
                case Program.SPLIT -> {
                    empties[emptyStarts[program.out[x] + 1]++] = x;
                    empties[emptyStarts[program.other[x] + 1]++] = x;
                }
                case Program.ACCEPT -> {}
                default -> empties[emptyStarts[program.out[x] + 1]++] = x;
            }
        }
    }
}
