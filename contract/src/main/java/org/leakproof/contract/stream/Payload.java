package org.leakproof.contract.stream;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An encoded record in pieces as they travel. A record of 100 MB is never one array: it is held once, not three times. */
final class Payload {
    private final List<byte[]> pieces;

    /** @param pieces one or more */
    Payload(List<byte[]> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    List<byte[]> pieces() {
        return pieces;
    }

    int size() {
        int size = 0;
        for (byte[] piece : pieces) {
            size = Math.addExact(size, piece.length);
        }
        return size;
    }

    InputStream in() {
        return new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** Takes records as they are encoded, one after another; keeps its buffer. */
    static final class Sink extends OutputStream {
        private final List<byte[]> full = new ArrayList<>();
        private byte[] buffer = new byte[64 * 1024];
        private int filled;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == buffer.length) {
                    makeRoom();
                }
                int taken = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, from, buffer, filled, taken);
                filled += taken;
                from += taken;
                left -= taken;
            }
        }

        /** What was written since the last time, in pieces of {@link Outbox#MAX_RECORD_BYTES} and a rest. */
        Payload take() {
            List<byte[]> pieces = new ArrayList<>(full);
            if (filled > 0 || pieces.isEmpty()) {
                pieces.add(Arrays.copyOf(buffer, filled));
            }
            reset();
            return new Payload(pieces);
        }

        void reset() {
            full.clear();
            filled = 0;
        }

        private void makeRoom() {
            if (buffer.length < Outbox.MAX_RECORD_BYTES) {
                buffer = Arrays.copyOf(buffer, Math.min(Outbox.MAX_RECORD_BYTES, 2 * buffer.length));
            } else {
                full.add(buffer);
                buffer = new byte[Outbox.MAX_RECORD_BYTES];
                filled = 0;
            }
        }
    }
}
