package org.leakproof.redact.scan;

import java.nio.ByteBuffer;
import org.leakproof.redact.scan.Scanner.Compiled;

/** Patterns' {@link Compiled} form as bytes: arrays, each with its length (4 bytes) before it, big-endian. */
final class CompiledForm {

    private CompiledForm() {}

    static ByteBuffer write(Compiled compiled) {
        Program program = compiled.program();
        Alphabet alphabet = program.alphabet;
        int size = 64 + 2 * (alphabet.pageStarts.length + alphabet.pages.length) + 4 * alphabet.representatives.length;
        size += program.size() * 9 + program.starts.length * 8 + compiled.exact().length;
        for (long[] set : program.sets) {
            size += 4 + 8 * set.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        put(bytes, alphabet.pageStarts);
        put(bytes, alphabet.pages);
        put(bytes, alphabet.representatives);
        bytes.putInt(program.kind.length).put(program.kind);
        put(bytes, program.out);
        put(bytes, program.other);
        bytes.putInt(program.sets.length);
        for (long[] set : program.sets) {
            bytes.putInt(set.length);
            bytes.asLongBuffer().put(set);
            skip(bytes, Long.BYTES * set.length);
        }
        put(bytes, program.starts);
        put(bytes, program.bounds);
        bytes.putInt(compiled.exact().length);
        for (boolean exact : compiled.exact()) {
            bytes.put((byte) (exact ? 1 : 0));
        }
        return bytes.flip();
    }

    /** Of what {@link #write} wrote; nothing else is read in safety. */
    static Compiled read(ByteBuffer bytes) {
        Alphabet alphabet = new Alphabet(shorts(bytes), shorts(bytes), ints(bytes));
        byte[] kind = new byte[bytes.getInt()];
        bytes.get(kind);
        int[] out = ints(bytes);
        int[] other = ints(bytes);
        long[][] sets = new long[bytes.getInt()][];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = new long[bytes.getInt()];
            bytes.asLongBuffer().get(sets[i]);
            skip(bytes, Long.BYTES * sets[i].length);
        }
        Program program = new Program(alphabet, kind, out, other, sets, ints(bytes), ints(bytes));
        boolean[] exact = new boolean[bytes.getInt()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = bytes.get() != 0;
        }
        return new Compiled(program, exact);
    }

    private static void put(ByteBuffer bytes, int[] numbers) {
        bytes.putInt(numbers.length);
        bytes.asIntBuffer().put(numbers);
        skip(bytes, Integer.BYTES * numbers.length);
    }

    private static void put(ByteBuffer bytes, short[] numbers) {
        bytes.putInt(numbers.length);
        bytes.asShortBuffer().put(numbers);
        skip(bytes, Short.BYTES * numbers.length);
    }

    private static int[] ints(ByteBuffer bytes) {
        int[] numbers = new int[bytes.getInt()];
        bytes.asIntBuffer().get(numbers);
        skip(bytes, Integer.BYTES * numbers.length);
        return numbers;
    }

    private static short[] shorts(ByteBuffer bytes) {
        short[] numbers = new short[bytes.getInt()];
        bytes.asShortBuffer().get(numbers);
        skip(bytes, Short.BYTES * numbers.length);
        return numbers;
    }

    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + count);
    }
}
