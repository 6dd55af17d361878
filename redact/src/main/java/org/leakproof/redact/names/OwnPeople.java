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
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_OF_ADDRESS = 4;
    private static final int SHORTEST_USER_NAME = 5;
    private static final int LONGEST_WORD = 40;
    /** Characters between two names of one person. */
    private static final int WIDEST_GAP = 3;

    private final Identities identities;
    private final Map<String, Set<Integer>> byToken = new HashMap<>();
    private final Set<String> anyCase = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private final List<Set<Integer>> initials = new ArrayList<>();
    private final long[] shapes = new long[64];

    /** @param participants whoever is not kept by the policy */
    public OwnPeople(Identities identities, Iterable<Participant> participants) {
        this.identities = identities;
        for (Participant participant : participants) {
            identities.of(participant).ifPresent(identity -> add(participant, identity));
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

    private void add(Participant participant, String identity) {
        int person = person(identity);
        participant.name().flatMap(DisplayName::of).filter(DisplayName::person).ifPresent(name -> {
            for (String word : name.telling()) {
                initials.get(person).add(Canonical.folded(word).codePointAt(0));
                for (String token : tokens(word)) {
                    if (token.length() >= SHORTEST_NAME && !NameWords.isNoName(token)) {
                        token(token, person, false);
                    }
                }
            }
            if (name.words().size() >= 2) {
                String user = Canonical.folded(name.first()).substring(0, 1) + String.join("", tokens(name.last()));
                if (user.length() >= SHORTEST_USER_NAME) {
                    token(user, person, true);
                }
            }
        });
        participant
                .name()
                .filter(name -> mixed(name.strip()))
                .ifPresent(name -> token(Canonical.folded(name.strip()), person, true));
        participant.address().ifPresent(address -> address(address, person));
        participant.handle().ifPresent(handle -> {
            List<String> tokens = tokens(handle);
            if (tokens.size() == 1 && tokens.get(0).length() >= SHORTEST_NAME && !NameWords.isNoName(tokens.get(0))) {
                token(tokens.get(0), person, mixed(tokens.get(0)));
            }
        });
    }

    /** Somebody of whom a text of the message gives the address: their names are known now. */
    public void addAddress(String address) {
        String bare = address.startsWith("mailto:") ? address.substring("mailto:".length()) : address;
        identities
                .of(new Participant(
                        Optional.empty(), Optional.of(bare), Optional.empty(), Role.TO, NameSource.NONE, false))
                .ifPresent(identity -> address(bare, person(identity)));
    }

    private void address(String address, int person) {
        int at = address.indexOf('@');
        if (at <= 0 || NameWords.isList(address.substring(0, at))) {
            return;
        }
        for (String token : tokens(address.substring(0, at))) {
            if (token.length() >= SHORTEST_OF_ADDRESS && !NameWords.isNoName(token)) {
                token(token, person, mixed(token));
            }
        }
    }

    /** One word of letters and digits: nobody writes it by chance. */
    private static boolean mixed(String word) {
        return word.length() >= SHORTEST_OF_ADDRESS
                && word.length() <= LONGEST_WORD
                && word.codePoints().allMatch(Character::isLetterOrDigit)
                && word.codePoints().anyMatch(Character::isDigit)
                && word.codePoints().anyMatch(Character::isLetter);
    }

    private int person(String identity) {
        return numbers.computeIfAbsent(identity, unknown -> {
            people.add(unknown);
            initials.add(new HashSet<>());
            return people.size() - 1;
        });
    }

    private void token(String token, int person, boolean inAnyCase) {
        byToken.computeIfAbsent(token, t -> new HashSet<>()).add(person);
        if (inAnyCase) {
            anyCase.add(token);
        }
        mark(token);
    }

    /** In order of place, without overlap. */
    public List<Named> find(String text) {
        List<Named> found = new ArrayList<>();
        if (byToken.isEmpty()) {
            return found;
        }
        Run run = new Run(text, found);
        int at = 0;
        while (at < text.length()) {
            if (!isPart(text, at)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isPart(text, end)) {
                end++;
            }
            run.token(at, end);
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

        void token(int from, int to) {
            if (to - from == 1) {
                initial = from;
                return;
            }
            Optional<Set<Integer>> owners = owners(text, from, to);
            if (owners.isEmpty()) {
                finish();
                initial = -1;
                return;
            }
            int bridge = initial >= 0 && near(initial + 1, from, true) ? initial : from;
            initial = -1;
            if (start >= 0 && near(end, bridge, false)) {
                Set<Integer> both = new HashSet<>(who);
                both.retainAll(owners.get());
                if (!both.isEmpty()) {
                    who = both;
                    end = to;
                    return;
                }
            }
            finish();
            who = owners.get();
            start = bridge < from && isInitial(bridge) ? bridge : from;
            end = to;
        }

        /** Ends what has begun. */
        void finish() {
            if (start >= 0) {
                String identity = who.size() == 1
                        ? people.get(who.iterator().next())
                        : identities.ofName(text.substring(start, end));
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

    private Optional<Set<Integer>> owners(String text, int from, int to) {
        int length = to - from;
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        if (plain && !marked(Character.toLowerCase(text.charAt(from)), length)) {
            return Optional.empty();
        }
        String token = Canonical.folded(text.substring(from, to));
        Set<Integer> owners = byToken.get(token);
        if (owners == null || Character.isLowerCase(text.codePointAt(from)) && !anyCase.contains(token)) {
            return Optional.empty();
        }
        return Optional.of(owners);
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

    private static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        if (Character.isSurrogate(c)) {
            return Character.isLetterOrDigit(
                    Character.isLowSurrogate(c) ? text.codePointBefore(at + 1) : text.codePointAt(at));
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        String folded = Canonical.folded(text);
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean part = i < folded.length() && isPart(folded, i);
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                tokens.add(folded.substring(start, i));
                start = -1;
            }
        }
        return tokens;
    }
}
