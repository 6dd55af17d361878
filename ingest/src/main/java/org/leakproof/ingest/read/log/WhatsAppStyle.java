package org.leakproof.ingest.read.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lines that begin like a message in one and the same manner have in common, gathered in the first pass. A file
 * has one such manner; lines in another one are mostly pasted into a text. Memory is bounded. */
final class WhatsAppStyle {
    /** Names that are counted. */
    private static final int MOST_NAMES = 20_000;

    private static final int LONGEST_NAME = 120;

    /** How often a name that goes on behind a colon must be seen, always with the same rest. */
    private static final int OFTEN = 3;

    /** Lines in a row that may be pasted into one text; more are another export, put behind this one. */
    private static final int LONGEST_PASTE = 50;

    private static final String QUOTES = "\"“”„«»「」";

    /** How often a name is seen. */
    static final class Name {
        private long count;

        @Nullable
        String rest;

        private final boolean openQuote;

        private Name(String written) {
            openQuote = hasOpenQuote(written);
        }
    }

    /** Whether two stamps are written in the same manner. */
    record Key(ChatStamp.Shape shape, char separator, boolean yearFirst, boolean seconds) {
        static Key of(ChatStamp stamp) {
            return new Key(stamp.shape(), stamp.separator(), stamp.yearFirst(), stamp.second() >= 0);
        }

        boolean isOf(ChatStamp stamp) {
            return shape == stamp.shape()
                    && separator == stamp.separator()
                    && yearFirst == stamp.yearFirst()
                    && seconds == stamp.second() >= 0;
        }
    }

    /** What stands behind a stamp.
     *
     *  @param name of who wrote it; empty in a line of WhatsApp itself */
    record Said(Optional<String> name, String text) {
        @Override
        public String toString() {
            return "Said[" + text.length() + " chars]";
        }
    }

    final Key key;
    final DateOrder order = new DateOrder();
    private final Map<String, Name> names = new HashMap<>();
    private final Map<String, Integer> bracketed = new HashMap<>();
    private long count;
    private long afterLf;
    private long lfRun;
    private long longestLfRun;
    private boolean group;

    WhatsAppStyle(Key key) {
        this.key = key;
    }

    /** Sees a line of the first pass. */
    void survey(ChatStamp stamp, LogLine line, WhatsAppGlance glance) {
        glance.forget();
        count(line.afterCrlf() || line.number() == 0);
        order.survey(stamp);
        String rest = line.text().substring(stamp.end());
        Said said = split(rest, stamp.shape());
        if (said.name().isEmpty() || said.text().startsWith("\u200E")) {
            String plain = WhatsAppWords.plain(said.text());
            if (said.name().isEmpty() || WhatsAppWords.isNotice(plain)) {
                group |= plain.length() < 500 && WhatsAppWords.isOfGroup(plain);
                return;
            }
        }
        String name = said.name().get();
        Name known = names.get(name);
        if (known == null && names.size() < MOST_NAMES) {
            known = new Name(name);
            known.rest = beforeColon(said.text());
            names.put(name, known);
        }
        if (known != null) {
            known.count++;
            if (known.rest != null && !said.text().startsWith(known.rest + ": ")) {
                known.rest = null;
            }
            glance.remember(line.text(), stamp, this, name, known);
        }
        String plain = said.text().indexOf('<') < 0 ? "" : WhatsAppWords.plain(said.text());
        if (WhatsAppWords.isBracketed(plain)) {
            String words = WhatsAppBody.wordsOf(plain);
            if (bracketed.size() < 100 || bracketed.containsKey(words)) {
                bracketed.merge(words, 1, Integer::sum);
            }
        }
    }

    /** Sees a line that begins as the last one did, but for its time of day and perhaps its name; not the first of the file. */
    void surveyAgain(Name name, boolean afterCrlf) {
        count(afterCrlf);
        order.surveyAgain();
        name.count++;
    }

    private void count(boolean afterCrlf) {
        count++;
        if (afterCrlf) {
            lfRun = 0;
        } else {
            afterLf++;
            longestLfRun = Math.max(longestLfRun, ++lfRun);
        }
    }

    private static @Nullable String beforeColon(String text) {
        int colon = text.indexOf(": ");
        return colon > 0 && colon < 60 && text.indexOf('\u200E') != 0 ? text.substring(0, colon) : null;
    }

    long count() {
        return count;
    }

    /** Whether messages are parted by CR LF, so that a line behind a bare LF belongs to the text before it. */
    boolean partsByCrlf() {
        return afterLf * 4 < count && longestLfRun <= LONGEST_PASTE;
    }

    /** Whether more than two people write, or the chat calls itself a group. */
    boolean isGroup() {
        return group || names.size() > 2;
    }

    /** Whether this first line of a text is seen so often, whatever file it names, that it is no person's. */
    boolean isOften(String plain) {
        return plain.startsWith("<") && bracketed.getOrDefault(WhatsAppBody.wordsOf(plain), 0) >= OFTEN;
    }

    /** Who said what, as the whole file suggests. */
    Said said(ChatStamp stamp, String line) {
        String rest = line.substring(stamp.end());
        Said said = split(rest, stamp.shape());
        if (said.name().isEmpty()) {
            return said;
        }
        String name = said.name().get();
        Name known = names.get(name);
        if ((known == null ? hasOpenQuote(name) : known.openQuote)
                || name.length() > LONGEST_NAME
                || known != null && known.count == 1 && WhatsAppWords.isNotice(WhatsAppWords.plain(name))) {
            return new Said(Optional.empty(), rest);
        }
        if (known != null
                && known.count >= OFTEN
                && known.rest != null
                && said.text().startsWith(known.rest + ": ")) {
            return new Said(Optional.of(name + ": " + known.rest), said.text().substring(known.rest.length() + 2));
        }
        return said;
    }

    private static boolean hasOpenQuote(String name) {
        int quotes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c >= 0x80 && QUOTES.indexOf(c) >= 0) {
                quotes++;
            }
        }
        return quotes % 2 == 1;
    }

    static Said split(String rest, ChatStamp.Shape shape) {
        String between = shape == ChatStamp.Shape.COMMA ? " : " : ": ";
        int colon = rest.indexOf(between);
        int behind = colon + between.length();
        if (colon < 0 && rest.endsWith(between.stripTrailing())) {
            colon = rest.length() - between.length() + 1;
            behind = rest.length();
        }
        if (colon <= 0) {
            return new Said(Optional.empty(), rest);
        }
        return new Said(Optional.of(rest.substring(0, colon)), rest.substring(behind));
    }
}
