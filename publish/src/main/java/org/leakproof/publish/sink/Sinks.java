package org.leakproof.publish.sink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.bag.Payload;

/** All sinks, by the name under which an operator asks for them. */
public final class Sinks {
    private static final Map<String, Factory> ALL = new TreeMap<>(Map.of(
            "csv", CsvSink::new,
            "text", TextSink::new));

    /** What a release gets unless the operator says otherwise. A release without them cannot be verified. */
    public static final List<String> DEFAULT = List.of("csv", "text");

    private Sinks() {}

    /** Makes one sink for one release. */
    interface Factory {
        Sink open(Payload payload, SinkOptions options);
    }

    /** The names of all. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws OperatorMistake if there is none of that name */
    public static Sink open(String name, Payload payload, SinkOptions options) {
        if (!ALL.containsKey(name)) {
            throw new OperatorMistake("no sink \"" + name + "\"; expected one of " + String.join(", ", ALL.keySet()));
        }
        return ALL.get(name).open(payload, options);
    }
}
