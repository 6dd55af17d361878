package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.ReadOptions;

/** Whose conversation a messenger logged, and when it began. Secret.
 *
 *  @param service the network
 *  @param account of whoever logged
 *  @param peer the other side: a person or a room; empty if it is not said
 *  @param zone that the log states */
record Talk(
        String service,
        String account,
        String peer,
        boolean room,
        Optional<LocalDateTime> start,
        Optional<ZoneOffset> zone) {
    private static final LinePattern TITLE =
            LinePattern.compile("Conversation with (.+) at (.+) on (.+) \\(([^()]{1,40})\\)");
    private static final LinePattern FILE = LinePattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[.T](\\d{2})\\.?(\\d{2})\\.?(\\d{2})(?:([+-]\\d{2}):?\\.?(\\d{2}))?");
    /** As the locale writes it: day and month by name, then year and time, or the other way round. */
    private static final LinePattern NAMED = LinePattern.compile(
            "(?:\\p{L}{1,12}\\.?,? +)?(?:(\\d{1,2})\\.? +(\\p{L}{3,10})\\.?|(\\p{L}{3,10})\\.? +(\\d{1,2}),?)"
                    + "(?: +(\\d{4}))? +(\\d{1,2}):(\\d{2}):(\\d{2})(?: ([AP])M)?(?: (\\d{4}))?(?: .*)?");

    /** A short name of a zone says different things in different countries. */
    private static final LinePattern ZONE = LinePattern.compile("(\\d|M) [A-Z]{3,5}$");

    /** Reads the title of Pidgin's logs; the file's name says better when it was. */
    static Optional<Talk> pidgin(String title, byte[] rawName) {
        LineMatcher matcher = TITLE.matcher(title);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String path = new String(rawName, StandardCharsets.UTF_8).replace('\\', '/');
        LineMatcher file = FILE.matcher(path.substring(path.lastIndexOf('/') + 1));
        Optional<LocalDateTime> named = file.find() ? time(file) : Optional.empty();
        Optional<LocalDateTime> start = named.or(() -> written(matcher.group(2)));
        String peer = matcher.group(1);
        boolean room = path.contains(".chat/")
                || peer.startsWith("#")
                || peer.contains("@conference.")
                || peer.contains("@muc.")
                || peer.contains("@chat.");
        return Optional.of(new Talk(
                matcher.group(4),
                matcher.group(3),
                peer,
                room,
                start,
                named.isPresent() ? zone(file) : Optional.empty()));
    }

    private static Optional<LocalDateTime> time(LineMatcher file) {
        try {
            return Optional.of(LocalDateTime.of(
                    number(file.group(1)),
                    number(file.group(2)),
                    number(file.group(3)),
                    number(file.group(4)),
                    number(file.group(5)),
                    number(file.group(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneOffset> zone(LineMatcher file) {
        try {
            return file.group(7) == null
                    ? Optional.empty()
                    : Optional.of(ZoneOffset.of(file.group(7) + ":" + file.group(8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> written(String text) {
        LineMatcher date = NAMED.matcher(text);
        if (!date.matches()) {
            return new DayClock(Optional.empty()).of(ZONE.matcher(text).replaceAll("$1"));
        }
        String day = date.group(1) != null ? date.group(1) : date.group(4);
        String month = date.group(2) != null ? date.group(2) : date.group(3);
        String year = date.group(5) != null ? date.group(5) : date.group(10);
        int hour = number(date.group(6));
        try {
            return year == null || MonthNames.month(month).isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.of(
                            number(year),
                            MonthNames.month(month).getAsInt(),
                            number(day),
                            date.group(9) == null
                                    ? hour
                                    : hour % 12 + (date.group(9).equals("P") ? 12 : 0),
                            number(date.group(7)),
                            number(date.group(8))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    Kind kind() {
        return room ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
    }

    Conversation conversation() {
        return new Conversation(
                Hashes.hex128("talk", service, account, peer), Optional.of(peer).filter(p -> room && !p.isEmpty()));
    }

    /** Sets when a line was written. */
    void sent(Draft draft, Optional<LocalDateTime> local, String asWritten, ReadOptions options) {
        if (local.isEmpty() || zone.isEmpty()) {
            LogTimes.sent(draft, local, asWritten, Precision.SECOND, options);
            return;
        }
        draft.sent(new SentTime(
                Optional.of(local.get().toInstant(zone.get())),
                local,
                asWritten,
                Precision.SECOND,
                ZoneBasis.STATED,
                Optional.of(zone.get().getId())));
    }

    /** Sets who wrote, and to whom where that is one.
     *
     *  @param own whether the account wrote; unknown if empty
     *  @param name that the log gives: the account's own, or what its owner calls the other */
    void people(Draft draft, Optional<Boolean> own, Optional<String> name) {
        boolean mine = own.orElse(false) || name.filter(this::isAccount).isPresent();
        boolean theirs = !room
                && !mine
                && (own.isPresent() || name.filter(n -> isId(n, peer)).isPresent());
        draft.sender(mine ? self(name, Role.FROM) : theirs ? other(name, Role.FROM) : member(name));
        if (!room && mine && !peer.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(other(Optional.empty(), Role.MEMBER)));
        } else if (theirs && !account.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(self(Optional.empty(), Role.MEMBER)));
        }
    }

    /** The same where the log gives the sender's id.
     *
     *  @param alias what the account's owner calls the sender, or themselves */
    void people(Draft draft, String sender, Optional<String> alias) {
        boolean mine = sender.equals(account);
        Optional<String> handle = Optional.of(sender);
        Optional<String> name = alias.filter(a -> !a.equals(sender));
        draft.sender(person(name, handle, Role.FROM, mine || room ? NameSource.SELF : NameSource.ADDRESS_BOOK, mine));
        if (!room && mine && !peer.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(other(Optional.empty(), Role.MEMBER)));
        } else if (!room && !mine && !account.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(self(Optional.empty(), Role.MEMBER)));
        }
    }

    /** With or without its server, and the place that it is signed in from. */
    private boolean isAccount(String name) {
        return isId(name, account);
    }

    private static boolean isId(String name, String id) {
        return !name.isEmpty() && (name.equals(id) || id.startsWith(name + "/") || id.startsWith(name + "@"));
    }

    private Participant self(Optional<String> name, Role role) {
        return person(
                name.filter(n -> !n.equals(account)),
                Optional.of(account).filter(a -> !a.isEmpty()),
                role,
                NameSource.SELF,
                true);
    }

    private Participant other(Optional<String> name, Role role) {
        return person(
                name.filter(n -> !n.equals(peer)),
                Optional.of(peer).filter(p -> !p.isEmpty()),
                role,
                NameSource.ADDRESS_BOOK,
                false);
    }

    private Participant member(Optional<String> name) {
        return person(name, Optional.empty(), Role.FROM, room ? NameSource.SELF : NameSource.ADDRESS_BOOK, false);
    }

    private static Participant person(
            Optional<String> name, Optional<String> handle, Role role, NameSource source, boolean exporter) {
        return new Participant(
                name, Optional.empty(), handle, role, name.isPresent() ? source : NameSource.NONE, exporter);
    }

    @Override
    public String toString() {
        return "Talk[" + (room ? "room]" : "of two]");
    }
}
