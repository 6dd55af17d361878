package org.leakproof.redact.operate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The registry of all operators. */
public final class Operators {
    /** @param name as a policy writes it
     *  @param settings the keys that it knows; others are refused
     *  @param maker makes one from its settings */
    public record Entry(String name, Set<String> settings, Function<OperatorSettings, Operator> maker) {
        public Entry {
            settings = Set.copyOf(settings);
        }
    }

    private static final int MOST_KEPT = 6;

    private static final List<Entry> ALL = List.of(
            new Entry("replace", Set.of("text"), settings -> new Replace(settings.text("text"))),
            new Entry(
                    "mask",
                    Set.of("keepFirst", "keepLast"),
                    settings -> new Mask(
                            settings.number("keepFirst", 0, MOST_KEPT, 0),
                            settings.number("keepLast", 0, MOST_KEPT, 0))),
            new Entry(
                    "pseudonym",
                    Set.of("scope"),
                    settings ->
                            new Pseudonym(settings.choice("scope", Scope.class).orElseGet(settings::scope))),
            new Entry("hash", Set.of(), settings -> new KeyedHash()),
            new Entry("remove", Set.of(), settings -> new Remove()),
            new Entry("keep", Set.of(), settings -> new Keep()));

    private Operators() {}

    public static Optional<Entry> find(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** In the order in which they are shown. */
    public static List<Entry> all() {
        return ALL;
    }

    /** What an editor's decision to redact does: there is no rule that could say it. */
    public static Operator replacing() {
        return new Replace(Optional.empty());
    }
}
