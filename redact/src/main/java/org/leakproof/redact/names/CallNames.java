package org.leakproof.redact.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Participant;
import org.leakproof.redact.operate.Canonical;

/** What the texts of a message may call one of its participants.
 *
 *  @param identity empty for somebody of whom nothing is known; nothing calls them then
 *  @param tokens single names, folded
 *  @param initials of given and last names, folded; code points */
record CallNames(Optional<String> identity, List<Token> tokens, Set<Integer> initials) {
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_OF_ADDRESS = 4;
    private static final int SHORTEST_USER_NAME = 5;
    private static final int LONGEST_WORD = 40;

    /** @param inAnyCase whether it counts without a capital too */
    record Token(String text, boolean inAnyCase) {
        @Override
        public String toString() {
            return "Token[" + text.length() + " chars]";
        }
    }

    CallNames {
        tokens = List.copyOf(tokens);
        initials = Set.copyOf(initials);
    }

    static CallNames of(Participant participant, Optional<String> identity) {
        List<Token> tokens = new ArrayList<>();
        Set<Integer> initials = new HashSet<>();
        if (identity.isPresent()) {
            if (participant.name().isPresent()) {
                name(participant.name().get(), tokens, initials);
            }
            if (participant.address().isPresent()) {
                address(participant.address().get(), tokens);
            }
            if (participant.handle().isPresent()) {
                handle(participant.handle().get(), tokens);
            }
        }
        return new CallNames(identity, tokens, initials);
    }

    private static void name(String written, List<Token> tokens, Set<Integer> initials) {
        Optional<DisplayName> display = DisplayName.of(written).filter(DisplayName::person);
        if (display.isPresent()) {
            DisplayName name = display.get();
            for (String word : name.telling()) {
                initials.add(Canonical.folded(word).codePointAt(0));
                for (String token : split(word)) {
                    if (token.length() >= SHORTEST_NAME && !NameWords.isNoName(token)) {
                        tokens.add(new Token(token, false));
                    }
                }
            }
            if (name.words().size() >= 2) {
                String user = Canonical.folded(name.first()).substring(0, 1) + String.join("", split(name.last()));
                if (user.length() >= SHORTEST_USER_NAME) {
                    tokens.add(new Token(user, true));
                }
            }
        }
        String stripped = written.strip();
        if (mixed(stripped)) {
            tokens.add(new Token(Canonical.folded(stripped), true));
        }
    }

    private static void address(String address, List<Token> tokens) {
        int at = address.indexOf('@');
        if (at <= 0 || NameWords.isList(address.substring(0, at))) {
            return;
        }
        for (String token : split(address.substring(0, at))) {
            if (token.length() >= SHORTEST_OF_ADDRESS && !NameWords.isNobodys(token)) {
                tokens.add(new Token(token, mixed(token)));
            }
        }
    }

    private static void handle(String handle, List<Token> tokens) {
        List<String> words = split(handle);
        if (words.size() == 1 && words.get(0).length() >= SHORTEST_NAME && !NameWords.isNobodys(words.get(0))) {
            tokens.add(new Token(words.get(0), mixed(words.get(0))));
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

    private static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        String folded = Canonical.folded(text);
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean part = i < folded.length() && OwnPeople.isPart(folded, i);
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                tokens.add(folded.substring(start, i));
                start = -1;
            }
        }
        return tokens;
    }

    @Override
    public String toString() {
        return "CallNames[" + tokens.size() + "]";
    }
}
