package org.leakproof.extract;

import java.util.List;
import org.apache.tika.parser.mock.MockParser;

/** A child with parsers that misbehave when told to; for the tests of the pool, which start it. */
public final class MockWorker {
    private MockWorker() {}

    public static void main(String[] args) {
        Worker.run(() -> Formats.with(List.of(new MockParser(), new ProbeParser())), args.length > 0);
    }
}
