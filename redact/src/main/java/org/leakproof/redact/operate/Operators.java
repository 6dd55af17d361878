package org.leakproof.redact.operate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The registry of all operators. */
public final class Operators {
    /** @param name as a policy writes it
     *  @param settings the keys that it knows; others are refused
     *  @param needed at least one of these must be there, where there are any
     *  @param maker makes one from its settings */
    public record Entry(
            String name, Set<String> settings, List<String> needed, Function<OperatorSettings, Operator> maker) {
        public Entry {
            settings = Set.copyOf(settings);
            needed = List.copyOf(needed);
        }

        Entry(String name, Set<String> settings, Function<OperatorSettings, Operator> maker) {
            this(name, settings, List.of(), maker);
        }
    }

    private static final int MOST_KEPT = 6;
    private static final int MOST_DAYS = 3650;
    private static final int USUAL_DAYS = 30;
    private static final int LEAST_BITS = 8;
    /** Of a network that is several households or a firm. */
    private static final int IPV4_BITS = 24;
    /** Of what a provider gives one customer. */
    private static final int IPV6_BITS = 48;

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
            new Entry(
                    "generalise",
                    Set.of("date", "ip", "ipv6", "number", "postcode", "order"),
                    List.of("date", "ip", "number", "postcode"),
                    Operators::generalise),
            new Entry(
                    "shift",
                    Set.of("days", "order"),
                    settings -> new Shift(settings.number("days", 1, MOST_DAYS, USUAL_DAYS), order(settings))),
            new Entry("remove", Set.of(), settings -> new Remove()),
            new Entry("keep", Set.of(), settings -> new Keep()));

    private Operators() {}

    private static Operator generalise(OperatorSettings settings) {
        return new Generalise(
                settings.choice("date", Generalise.Dates.class),
                settings.text("ip").map(given -> settings.number("ip", LEAST_BITS, IPV4_BITS, IPV4_BITS)),
                settings.number("ipv6", LEAST_BITS, IPV6_BITS, IPV6_BITS),
                settings.choice("number", Generalise.Numbers.class),
                settings.choice("postcode", Generalise.Postcodes.class).isPresent(),
                order(settings));
    }

    private static WrittenDate.Order order(OperatorSettings settings) {
        return settings.choice("order", WrittenDate.Order.class).orElse(WrittenDate.Order.UNKNOWN);
    }

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
