package org.leakproof.redact.scan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.redact.scan.Scanner.Compiled;

/** Patterns' {@link Compiled} form as bytes: arrays, each with its length (4 bytes) before it, big-endian. */
final class CompiledForm {

    private CompiledForm() {}

    static ByteBuffer write(Compiled compiled) {
        int size = 64 + size(compiled.program()) + 5 * compiled.heads().size() + compiled.exact().length;
        PlainWords words = compiled.words();
        size += words.kinds().length + 4 * (words.ofLetters().length + words.foreign().length);
        for (Optional<CompiledHead> head : compiled.heads()) {
            size += head.map(one -> size(one.program()) + 8 * one.forbiddenBefore().length)
                    .orElse(0);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        put(bytes, compiled.program());
        bytes.putInt(compiled.exact().length);
        for (boolean exact : compiled.exact()) {
            bytes.put((byte) (exact ? 1 : 0));
        }
        put(bytes, words.ofLetters());
        put(bytes, words.foreign());
        put(bytes, words.kinds());
        bytes.putInt(compiled.heads().size());
        for (Optional<CompiledHead> head : compiled.heads()) {
            bytes.put((byte) (head.isPresent() ? 1 : 0));
            head.ifPresent(one -> {
                put(bytes, one.program());
                put(bytes, one.forbiddenBefore());
            });
        }
        return bytes.flip();
    }

    /** Of what {@link #write} wrote; nothing else is read in safety. */
    static Compiled read(ByteBuffer bytes) {
        Program program = program(bytes);
        boolean[] exact = new boolean[bytes.getInt()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = bytes.get() != 0;
        }
        PlainWords words = new PlainWords(ints(bytes), ints(bytes), bytes(bytes));
        int count = bytes.getInt();
        List<Optional<CompiledHead>> heads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            heads.add(
                    bytes.get() == 0 ? Optional.empty() : Optional.of(new CompiledHead(program(bytes), longs(bytes))));
        }
        return new Compiled(program, exact, words, List.copyOf(heads));
    }

    /** At most so many bytes. */
    private static int size(Program program) {
        Alphabet alphabet = program.alphabet;
        int size = 64 + 2 * (alphabet.pageStarts.length + alphabet.pages.length) + 4 * alphabet.representatives.length;
        size += program.size() * 9 + program.starts.length * 8;
        for (long[] set : program.sets) {
            size += 4 + 8 * set.length;
        }
        return size;
    }

    private static void put(ByteBuffer bytes, Program program) {
        put(bytes, program.alphabet.pageStarts);
        put(bytes, program.alphabet.pages);
        put(bytes, program.alphabet.representatives);
        put(bytes, program.kind);
        put(bytes, program.out);
        put(bytes, program.other);
        bytes.putInt(program.sets.length);
        for (long[] set : program.sets) {
            put(bytes, set);
        }
        put(bytes, program.starts);
        put(bytes, program.bounds);
    }

    private static Program program(ByteBuffer bytes) {
        Alphabet alphabet = new Alphabet(shorts(bytes), shorts(bytes), ints(bytes));
        byte[] kind = bytes(bytes);
        int[] out = ints(bytes);
        int[] other = ints(bytes);
        long[][] sets = new long[bytes.getInt()][];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = longs(bytes);
        }
        return new Program(alphabet, kind, out, other, sets, ints(bytes), ints(bytes));
    }

    private static void put(ByteBuffer bytes, byte[] numbers) {
        bytes.putInt(numbers.length).put(numbers);
    }

    private static void put(ByteBuffer bytes, short[] numbers) {
        bytes.putInt(numbers.length);
        bytes.asShortBuffer().put(numbers);
        skip(bytes, Short.BYTES * numbers.length);
    }

    private static void put(ByteBuffer bytes, int[] numbers) {
        bytes.putInt(numbers.length);
        bytes.asIntBuffer().put(numbers);
        skip(bytes, Integer.BYTES * numbers.length);
    }

    private static void put(ByteBuffer bytes, long[] numbers) {
        bytes.putInt(numbers.length);
        bytes.asLongBuffer().put(numbers);
        skip(bytes, Long.BYTES * numbers.length);
    }

    private static byte[] bytes(ByteBuffer bytes) {
        byte[] numbers = new byte[bytes.getInt()];
        bytes.get(numbers);
        return numbers;
    }

    private static short[] shorts(ByteBuffer bytes) {
        short[] numbers = new short[bytes.getInt()];
        bytes.asShortBuffer().get(numbers);
        skip(bytes, Short.BYTES * numbers.length);
        return numbers;
    }

    private static int[] ints(ByteBuffer bytes) {
        int[] numbers = new int[bytes.getInt()];
        bytes.asIntBuffer().get(numbers);
        skip(bytes, Integer.BYTES * numbers.length);
        return numbers;
    }

    private static long[] longs(ByteBuffer bytes) {
        long[] numbers = new long[bytes.getInt()];
        bytes.asLongBuffer().get(numbers);
        skip(bytes, Long.BYTES * numbers.length);
        return numbers;
    }

    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + count);
    }
}
