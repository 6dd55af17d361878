package org.leakproof.ingest.read.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A way to read bytes as text. */
public interface Encoding {
    /** What the bytes say; U+FFFD stands for those that say nothing. */
    String read(byte[] bytes, int from, int to);

    /** Whether {@link #read} had to put a U+FFFD where the bytes do not say so. */
    boolean replaced(byte[] bytes, int from, int to, String text);

    /** Whether this is plain ASCII, which says nothing about bytes above 127. */
    default boolean ascii() {
        return false;
    }

    /** Whether this is UTF-8. */
    default boolean utf8() {
        return false;
    }

    /** UTF-8. */
    static Encoding ofUtf8() {
        return OfJava.UTF_8;
    }

    /** One that Java reads. */
    record OfJava(Charset charset) implements Encoding {
        static final OfJava UTF_8 = new OfJava(StandardCharsets.UTF_8);

        @Override
        public String read(byte[] bytes, int from, int to) {
            return new String(bytes, from, to - from, charset);
        }

        @Override
        public boolean replaced(byte[] bytes, int from, int to, String text) {
            if (text.indexOf('\uFFFD') < 0) {
                return false;
            }
            try {
                charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
                return false;
            } catch (CharacterCodingException e) {
                return true;
            }
        }

        @Override
        public boolean ascii() {
            return charset.equals(StandardCharsets.US_ASCII);
        }

        @Override
        public boolean utf8() {
            return charset.equals(StandardCharsets.UTF_8);
        }
    }
}
