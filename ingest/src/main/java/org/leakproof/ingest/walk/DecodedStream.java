package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder makes of compressed bytes, charged to the budget. Throws nothing but {@link Fault} and
 * {@link DiskFault}, whatever the decoder does with hostile input; a fault comes after every byte that could be had.
 */
final class DecodedStream extends InputStream {
    /** Wraps compressed bytes; may read its header at once. */
    interface Decoder {
        InputStream open(InputStream compressed) throws IOException;
    }

    /** Reads without a byte and without an end before a decoder is taken to be stuck. */
    private static final int PATIENCE = 1000;

    private final CountedInput in;
    private final Decoder decoder;
    private final Expansion expansion;
    private @Nullable InputStream out;
    private @Nullable Fault fault;

    DecodedStream(CountedInput in, Decoder decoder, Expansion expansion) {
        this.in = in;
        this.decoder = decoder;
        this.expansion = expansion;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        if (fault != null) {
            throw fault;
        }
        if (size == 0) {
            return 0;
        }
        int n = decode(into, from, size);
        if (n < 0) {
            return n;
        }
        int allowed = expansion.charge(n);
        if (allowed < n) {
            fault = new Fault(EntryStatus.BOMB);
            if (allowed == 0) {
                throw fault;
            }
        }
        return allowed;
    }

    private int decode(byte[] into, int from, int size) throws Fault {
        try {
            if (out == null) {
                out = decoder.open(in);
            }
            for (int tries = 0; tries < PATIENCE; tries++) {
                int n = out.read(into, from, size);
                if (n != 0) {
                    return n;
                }
            }
            fault = new Fault(EntryStatus.DAMAGED);
        } catch (DiskFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            fault = Fault.of(e, in.ended());
        }
        throw fault;
    }

    @Override
    public void close() {
        if (out != null) {
            try {
                out.close();
            } catch (DiskFault e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // Only memory is given back here; what the data had to say was said by read.
                out = null;
            }
        }
    }
}
