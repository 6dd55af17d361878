package org.leakproof.ingest.walk;

import java.util.ArrayList;
import java.util.List;

/** A folder as its header draws it: coders, and which output feeds which input. */
final class SevenZipShape {
    /** As in 7-Zip. */
    private static final int MOST_CODERS = 32;

    private static final int LARGEST_PROPERTIES = 1 << 16;

    private final List<Coder> coders = new ArrayList<>();
    private final List<int[]> binds = new ArrayList<>();
    private final int outputs;
    private final int packedStreams;

    private record Coder(long method, byte[] properties, int inputs, int outputs) {}

    /** Reads a folder from the input's position on. */
    SevenZipShape(SevenZipInput in) throws Fault {
        long count = in.number();
        check(count > 0 && count <= MOST_CODERS);
        int allInputs = 0;
        int allOutputs = 0;
        for (int i = 0; i < count; i++) {
            Coder coder = coder(in);
            coders.add(coder);
            allInputs += coder.inputs();
            allOutputs += coder.outputs();
        }
        outputs = allOutputs;
        for (int i = 0; i < allOutputs - 1; i++) {
            long input = in.number();
            long output = in.number();
            check(input < allInputs && output < allOutputs);
            binds.add(new int[] {(int) input, (int) output});
        }
        packedStreams = allInputs - binds.size();
        check(packedStreams > 0);
        if (packedStreams > 1) {
            for (int i = 0; i < packedStreams; i++) {
                in.number();
            }
        }
    }

    private static Coder coder(SevenZipInput in) throws Fault {
        int flags = in.u8();
        check((flags & 0xC0) == 0 && (flags & 0x0F) <= 8);
        long method = 0;
        for (int i = 0; i < (flags & 0x0F); i++) {
            method = method << 8 | in.u8();
        }
        long inputs = 1;
        long outs = 1;
        if ((flags & 0x10) != 0) {
            inputs = in.number();
            outs = in.number();
            check(inputs <= MOST_CODERS && outs <= MOST_CODERS);
        }
        byte[] properties = new byte[0];
        if ((flags & 0x20) != 0) {
            long size = in.number();
            check(size <= LARGEST_PROPERTIES);
            properties = in.bytes((int) size);
        }
        return new Coder(method, properties, (int) inputs, (int) outs);
    }

    private static void check(boolean sound) throws Fault {
        if (!sound) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    int outputs() {
        return outputs;
    }

    int packedStreams() {
        return packedStreams;
    }

    /** The one output that feeds no coder: the files' bytes. */
    int mainOutput() throws Fault {
        for (int output = 0; output < outputs; output++) {
            if (inputFedBy(output) < 0) {
                return output;
            }
        }
        throw new Fault(EntryStatus.DAMAGED);
    }

    /** The coders from packed bytes to files' bytes; empty if they form no chain of one input and one output each. */
    List<SevenZipCoder> chain(long[] sizes) throws Fault {
        if (packedStreams != 1 || coders.stream().anyMatch(coder -> coder.inputs() != 1 || coder.outputs() != 1)) {
            return List.of();
        }
        List<SevenZipCoder> chain = new ArrayList<>();
        int at = mainOutput();
        while (at >= 0) {
            check(chain.size() < coders.size());
            Coder coder = coders.get(at);
            chain.add(0, new SevenZipCoder(coder.method(), coder.properties(), sizes[at]));
            at = outputFeeding(at);
        }
        check(chain.size() == coders.size());
        return chain;
    }

    private int inputFedBy(int output) {
        return binds.stream()
                .filter(bind -> bind[1] == output)
                .mapToInt(bind -> bind[0])
                .findFirst()
                .orElse(-1);
    }

    private int outputFeeding(int input) {
        return binds.stream()
                .filter(bind -> bind[0] == input)
                .mapToInt(bind -> bind[1])
                .findFirst()
                .orElse(-1);
    }
}
