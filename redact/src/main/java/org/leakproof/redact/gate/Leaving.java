package org.leakproof.redact.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Redaction;

/** A text that would leave, with what redaction put into it taken out.
 *
 *  @param text replacements are {@link Tokens#BARRIER}s */
record Leaving(Place.Kind place, String text) {
    /** Every text of the record. The segments of the body are one, as a value may stand across their
     *  border; and each is one where no space is between them, as a value may end there. */
    static List<Leaving> of(CleanRecord record) {
        Map<Place, List<Redaction>> redactions = new HashMap<>();
        for (Redaction redaction : record.redactions()) {
            redactions
                    .computeIfAbsent(redaction.place(), place -> new ArrayList<>())
                    .add(redaction);
        }
        Masks masks = new Masks(redactions);
        List<Leaving> leaving = new ArrayList<>();
        record.subject().ifPresent(text -> leaving.add(masks.mask(Place.Kind.SUBJECT, 0, text)));
        if (!record.segments().isEmpty()) {
            StringBuilder body = new StringBuilder();
            int[] borders = new int[record.segments().size() + 1];
            boolean glued = false;
            for (int i = 0; i < record.segments().size(); i++) {
                int border = body.length();
                masks.mask(
                        new Place(Place.Kind.SEGMENT, i),
                        record.segments().get(i).text(),
                        body);
                borders[i + 1] = body.length();
                glued |= border > 0
                        && border < body.length()
                        && !Character.isWhitespace(body.charAt(border - 1))
                        && !Character.isWhitespace(body.charAt(border));
            }
            leaving.add(new Leaving(Place.Kind.SEGMENT, body.toString()));
            for (int i = 1; i < borders.length && glued; i++) {
                leaving.add(new Leaving(Place.Kind.SEGMENT, body.substring(borders[i - 1], borders[i])));
            }
        }
        for (CleanAttachment attachment : record.attachments()) {
            attachment
                    .name()
                    .ifPresent(text -> leaving.add(masks.mask(Place.Kind.ATTACHMENT_NAME, attachment.ordinal(), text)));
            attachment
                    .text()
                    .ifPresent(text -> leaving.add(masks.mask(Place.Kind.ATTACHMENT_TEXT, attachment.ordinal(), text)));
        }
        record.conversationTitle().ifPresent(text -> leaving.add(masks.mask(Place.Kind.CONVERSATION_TITLE, 0, text)));
        record.sender().flatMap(Leaving::shown).ifPresent(text -> leaving.add(masks.mask(Place.Kind.SENDER, 0, text)));
        for (int i = 0; i < record.recipients().size(); i++) {
            int index = i;
            shown(record.recipients().get(i))
                    .ifPresent(text -> leaving.add(masks.mask(Place.Kind.RECIPIENT, index, text)));
        }
        for (int i = 0; i < record.reactions().size(); i++) {
            CleanReaction reaction = record.reactions().get(i);
            leaving.add(masks.mask(Place.Kind.REACTION, i, reaction.symbol()));
            reaction.by()
                    .flatMap(Leaving::shown)
                    .ifPresent(text -> leaving.add(new Leaving(Place.Kind.REACTION, text)));
        }
        return leaving;
    }

    /** A label that is the keyed id itself was made here. */
    private static Optional<String> shown(CleanParticipant participant) {
        return participant.label().equals(participant.id()) ? Optional.empty() : Optional.of(participant.label());
    }

    @Override
    public String toString() {
        return "Leaving[" + place + ", " + text.length() + " chars]";
    }

    private record Masks(Map<Place, List<Redaction>> redactions) {
        Leaving mask(Place.Kind kind, int index, String text) {
            StringBuilder masked = new StringBuilder(text.length());
            mask(new Place(kind, index), text, masked);
            return new Leaving(kind, masked.toString());
        }

        void mask(Place place, String text, StringBuilder out) {
            int at = 0;
            for (Redaction redaction : redactions.getOrDefault(place, List.of())) {
                if (redaction.start() < at || redaction.end() > text.length()) {
                    throw new IllegalStateException("redactions of " + place + " overlap or leave their text");
                }
                plain(text, at, redaction.start(), out);
                out.append(Tokens.BARRIER);
                at = redaction.end();
            }
            plain(text, at, text.length(), out);
        }

        /** The text's own barriers would hide what stands around them. */
        private static void plain(String text, int begin, int end, StringBuilder out) {
            int from = out.length();
            out.append(text, begin, end);
            int barrier = text.indexOf(Tokens.BARRIER, begin);
            while (barrier >= 0 && barrier < end) {
                out.setCharAt(from + barrier - begin, '\uFFFE');
                barrier = text.indexOf(Tokens.BARRIER, barrier + 1);
            }
        }
    }
}
