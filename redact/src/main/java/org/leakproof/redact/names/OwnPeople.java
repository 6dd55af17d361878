package org.leakproof.redact.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.redact.operate.Canonical;

/** Finds a message's own participants in its texts, also by a single name: {@code John}, {@code SMITH}, {@code J. Smith},
 *  {@code Smith, John}, {@code jsmith}. A single name counts from three letters on and where it begins with a capital, as
 *  many are words as well (Will, Mark, May). Linear in the text. For one message. */
public final class OwnPeople {
    /** Characters between two names of one person. */
    private static final int WIDEST_GAP = 3;

    /** Of ASCII, what words are made of. */
    private static final boolean[] PART = new boolean[0x80];

    static {
        for (char c = 0; c < PART.length; c++) {
            PART[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
    }

    private final Acquaintances acquaintances;
    private final Map<String, Set<Integer>> byToken = new HashMap<>();
    private final Set<String> anyCase = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private final List<Set<Integer>> initials = new ArrayList<>();
    private final long[] shapes = new long[64];

    /** @param participants whoever is not kept by the policy */
    public OwnPeople(Acquaintances acquaintances, Iterable<Participant> participants) {
        this.acquaintances = acquaintances;
        for (Participant participant : participants) {
            add(acquaintances.callNames(participant));
        }
    }

    /** A place where somebody is named.
     *
     *  @param identity whose name it is; of several of that name, the name's own */
    public record Named(int start, int end, String identity) {
        @Override
        public String toString() {
            return "Named[" + start + " to " + end + "]";
        }
    }

    private void add(CallNames names) {
        if (names.identity().isEmpty()) {
            return;
        }
        int person = person(names.identity().get());
        initials.set(person, union(initials.get(person), names.initials()));
        for (CallNames.Token token : names.tokens()) {
            byToken.merge(token.text(), Set.of(person), OwnPeople::union);
            if (token.inAnyCase()) {
                anyCase.add(token.text());
            }
            mark(token.text());
        }
    }

    private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
        if (one.containsAll(other)) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        Set<Integer> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Somebody of whom a text of the message gives the address: their names are known now.
     *
     *  @param name what stands beside the address as its owner's name */
    public void addAddress(String address, Optional<String> name) {
        String bare = address.startsWith("mailto:") ? address.substring("mailto:".length()) : address;
        add(acquaintances.callNames(
                new Participant(name, Optional.of(bare), Optional.empty(), Role.TO, NameSource.NONE, false)));
    }

    private int person(String identity) {
        return numbers.computeIfAbsent(identity, unknown -> {
            people.add(unknown);
            initials.add(Set.of());
            return people.size() - 1;
        });
    }

    /** In order of place, without overlap. */
    public List<Named> find(String text) {
        List<Named> found = new ArrayList<>();
        if (byToken.isEmpty()) {
            return found;
        }
        Run run = new Run(text, found);
        char[] chars = text.toCharArray();
        int at = 0;
        while (at < chars.length) {
            char c = chars[at];
            if (!(c < 0x80 ? PART[c] : isPart(text, at))) {
                at++;
                continue;
            }
            int end = at + 1;
            char all = c;
            while (end < chars.length && (chars[end] < 0x80 ? PART[chars[end]] : isPart(text, end))) {
                all |= chars[end];
                end++;
            }
            if (end - at == 1) {
                run.single(at);
            } else if (all < 0x80 && !marked(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c, end - at)) {
                run.stranger();
            } else {
                run.token(at, end);
            }
            at = end;
        }
        run.finish();
        return found;
    }

    /** Names that stand side by side and are one person's. */
    private final class Run {
        private final String text;
        private final List<Named> found;
        private int start = -1;
        private int end = -1;
        private Set<Integer> who = Set.of();
        private int initial = -1;

        Run(String text, List<Named> found) {
            this.text = text;
            this.found = found;
        }

        /** A single character. */
        void single(int at) {
            initial = at;
        }

        /** A word that is nobody's name. */
        void stranger() {
            finish();
            initial = -1;
        }

        void token(int from, int to) {
            Set<Integer> owners = owners(text, from, to);
            if (owners.isEmpty()) {
                stranger();
                return;
            }
            int bridge = initial >= 0 && near(initial + 1, from, true) ? initial : from;
            initial = -1;
            if (start >= 0 && near(end, bridge, false)) {
                Set<Integer> both = new HashSet<>(who);
                both.retainAll(owners);
                if (!both.isEmpty()) {
                    who = both;
                    end = to;
                    return;
                }
            }
            finish();
            who = owners;
            start = bridge < from && isInitial(bridge) ? bridge : from;
            end = to;
        }

        /** Ends what has begun. */
        void finish() {
            if (start >= 0) {
                String identity = who.size() == 1
                        ? people.get(who.iterator().next())
                        : acquaintances.ofName(text.substring(start, end));
                found.add(new Named(start, end, identity));
            }
            start = -1;
        }

        private boolean isInitial(int at) {
            int folded = Character.toLowerCase(text.charAt(at));
            return who.stream().anyMatch(person -> initials.get(person).contains(folded));
        }

        /** @param dotted whether a dot may be followed by a space: it ends a sentence, but for an initial */
        private boolean near(int from, int to, boolean dotted) {
            if (to - from > WIDEST_GAP) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (" \u00A0.,-'’_\t".indexOf(text.charAt(i)) < 0 || text.charAt(i) == '.' && !dotted && i + 1 < to) {
                    return false;
                }
            }
            return true;
        }
    }

    private Set<Integer> owners(String text, int from, int to) {
        String token = Canonical.folded(text.substring(from, to));
        Set<Integer> owners = byToken.get(token);
        if (owners == null || Character.isLowerCase(text.codePointAt(from)) && !anyCase.contains(token)) {
            return Set.of();
        }
        return owners;
    }

    private void mark(String token) {
        int bit = shape(token.charAt(0), token.length());
        shapes[bit >>> 6] |= 1L << bit;
    }

    private boolean marked(char first, int length) {
        int bit = shape(first, length);
        return (shapes[bit >>> 6] >>> bit & 1) != 0;
    }

    private static int shape(char first, int length) {
        return (first & 0x7f) << 5 | Math.min(length, 31);
    }

    static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            return PART[c];
        }
        if (Character.isSurrogate(c)) {
            return Character.isLetterOrDigit(
                    Character.isLowSurrogate(c) ? text.codePointBefore(at + 1) : text.codePointAt(at));
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
