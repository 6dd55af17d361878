package org.leakproof.redact.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.redact.operate.Canonical;
import org.leakproof.redact.scan.Dictionary;

/** The people whom an archive names, as terms to be found in its texts: full names in both orders and with an initial,
 *  addresses, handles. The same names give the same book whatever their order. Immutable and shareable. */
public final class AddressBook {
    private static final int SHORTEST_HANDLE = 4;
    private static final int SHORTEST_LAST_NAME = 4;
    private static final int FEWEST_DIGITS = 6;

    private final Optional<Dictionary> names;
    private final Optional<Dictionary> addresses;
    private final List<String> nameIdentities;
    private final List<String> addressIdentities;

    private AddressBook(TreeMap<String, String> names, TreeMap<String, String> addresses) {
        this.names = dictionary(names);
        this.addresses = dictionary(addresses);
        this.nameIdentities = List.copyOf(names.values());
        this.addressIdentities = List.copyOf(addresses.values());
    }

    private static Optional<Dictionary> dictionary(TreeMap<String, String> terms) {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        List<Dictionary.Term> list = new ArrayList<>(terms.size());
        for (String term : terms.keySet()) {
            list.add(new Dictionary.Term(term, list.size()));
        }
        return Optional.of(Dictionary.of(list, Dictionary.Folding.ALL));
    }

    /** Names in all their forms, if there are any. */
    public Optional<Dictionary> names() {
        return names;
    }

    /** Addresses and handles, if there are any. */
    public Optional<Dictionary> addresses() {
        return addresses;
    }

    /** Whose name the entry of {@link #names} is; two people of one name are one here. */
    public String nameIdentity(int entry) {
        return nameIdentities.get(entry);
    }

    /** Whose address or handle the entry of {@link #addresses} is. */
    public String addressIdentity(int entry) {
        return addressIdentities.get(entry);
    }

    @Override
    public String toString() {
        return "AddressBook[" + nameIdentities.size() + " forms of names, " + addressIdentities.size() + " addresses]";
    }

    /** Takes what an archive's topic of participants says. One thread at a time. */
    public static final class Builder {
        private final Identities identities;
        private final Predicate<String> kept;
        private final TreeMap<String, String> names = new TreeMap<>();
        private final TreeMap<String, String> addresses = new TreeMap<>();

        /** @param kept whether a name, an address or a handle is one that the policy keeps */
        public Builder(Identities identities, Predicate<String> kept) {
            this.identities = identities;
            this.kept = kept;
        }

        /** Somebody. May come again, in any order. */
        public void add(LearnedName learned) {
            Optional<String> identity = identities.of(learned);
            if (identity.isEmpty()
                    || learned.name().filter(kept).isPresent()
                    || learned.address().filter(kept).isPresent()
                    || learned.handle().filter(kept).isPresent()) {
                return;
            }
            learned.name().flatMap(DisplayName::of).ifPresent(name -> name(name, identity.get()));
            learned.address().ifPresent(address -> address(address, identity.get()));
            learned.handle().ifPresent(handle -> handle(handle, identity.get()));
        }

        private void name(DisplayName name, String identity) {
            List<String> words = name.words();
            if (words.size() < 2) {
                // a single word is searched for in the person's own messages only, but for scripts without spaces
                if (name.unspaced()
                        && words.get(0).codePointCount(0, words.get(0).length()) >= 2) {
                    term(names, words.get(0), identity);
                }
                return;
            }
            term(names, String.join(" ", words), identity);
            if (!name.person()) {
                return;
            }
            term(names, name.last() + " " + String.join(" ", words.subList(0, words.size() - 1)), identity);
            if (words.size() > 2) {
                term(names, name.first() + " " + name.last(), identity);
                term(names, name.last() + " " + name.first(), identity);
            }
            if (name.last().length() >= SHORTEST_LAST_NAME && name.first().length() > 1) {
                String initial = Character.toString(name.first().codePointAt(0));
                term(names, initial + " " + name.last(), identity);
                term(names, name.last() + " " + initial, identity);
            }
        }

        private void address(String address, String identity) {
            String plain = address.strip();
            if (plain.codePoints().filter(Character::isLetterOrDigit).count() >= FEWEST_DIGITS
                    && plain.length() <= 200) {
                term(addresses, plain, identity);
            }
        }

        private void handle(String handle, String identity) {
            String plain = handle.strip();
            String bare = plain.startsWith("@") ? plain.substring(1) : plain;
            long signs = bare.codePoints().filter(Character::isLetterOrDigit).count();
            long digits = bare.codePoints().filter(Character::isDigit).count();
            if (signs < 2 || bare.length() > 200) {
                return;
            }
            // a handle that may be a word is one only behind its sign
            term(addresses, "@" + bare, identity);
            boolean several = !bare.codePoints().allMatch(Character::isLetterOrDigit);
            if (digits == signs ? signs >= FEWEST_DIGITS : (digits > 0 || several) && signs >= SHORTEST_HANDLE) {
                term(addresses, bare, identity);
            }
        }

        /** A term of two people belongs to whoever is called so. */
        private void term(TreeMap<String, String> terms, String text, String identity) {
            String folded = Canonical.folded(text);
            if (folded.codePoints().anyMatch(Character::isLetterOrDigit)) {
                terms.merge(folded, identity, (one, other) -> one.equals(other) ? one : identities.ofName(folded));
            }
        }

        public AddressBook build() {
            return new AddressBook(names, addresses);
        }
    }
}
