package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leakproof.contract.record.Alternative;
import org.leakproof.ingest.read.Unfit;

/** Finds out which parts of a message are its body, and puts the text together. Which version of several counts is
 * settled thus: the plain text, unless it is blank or a stub beside the HTML (under {@link #STUB} characters and less
 * than a quarter of what the HTML has to read); then the HTML, converted. Text parts side by side follow each other. A
 * text part that has a name, or is marked as an attachment, is one, unless the message consists of it. */
final class Body {
    private static final int STUB = 400;
    private static final Set<String> TEXT = Set.of("text/plain", "text/html", "text/enriched", "text/richtext");

    private final MailText texts;
    private final Map<Part, List<UuBlocks.File>> taken = new HashMap<>();
    private final List<Alternative> alternatives = new ArrayList<>();
    private final String text;

    private Body(Part message, MailText texts) throws IOException, Unfit {
        this.texts = texts;
        text = withoutEnd(join(versions(message, true)));
        // every version was counted as it was read; the chosen one may be there twice, or be longer than its HTML
        texts.spend(alternatives.isEmpty() ? Math.max(0, text.length() - texts.read()) : text.length());
    }

    /** @param message whose header is the message's */
    static Body of(Part message, MailText texts) throws IOException, Unfit {
        return new Body(message, texts);
    }

    /** The chosen text with line feeds alone, without blank lines at its end. */
    String text() {
        return text;
    }

    List<Alternative> alternatives() {
        return alternatives;
    }

    /** Whether the part is text of the body, chosen or not. */
    boolean holds(Part part) {
        return taken.containsKey(part);
    }

    /** Files that lay as uuencode in a part of the body. */
    List<UuBlocks.File> filesIn(Part part) {
        return taken.getOrDefault(part, List.of());
    }

    /** Text of one media type that belongs to the body.
     *
     *  @param written as the media type has it
     *  @param part where it comes from, the first one of several */
    private record Version(String mediaType, String written, Part part) {
        boolean html() {
            return mediaType.equals("text/html");
        }

        boolean plain() {
            return mediaType.equals("text/plain");
        }

        @Override
        public String toString() {
            return "Version[" + mediaType + "]";
        }
    }

    /** Pieces of the body below this part, in order. */
    private List<Version> versions(Part part, boolean alone) throws IOException, Unfit {
        if (part.kind() == Part.Kind.MESSAGE) {
            return List.of();
        }
        if (part.kind() == Part.Kind.LEAF) {
            if (!isBody(part, alone)) {
                return List.of();
            }
            taken.put(part, List.of());
            return List.of(new Version(part.mediaType(), texts.of(part), part));
        }
        return switch (part.mediaType()) {
            case "multipart/alternative" -> chosen(part);
            case "multipart/related", "multipart/signed" -> versionsOfFirst(part);
            default -> {
                List<Version> all = new ArrayList<>();
                for (Part child : part.children()) {
                    if (behindParts(part, child)) {
                        continue;
                    }
                    if (!all.isEmpty() && Unwrapping.isTnef(child)) {
                        all = withPacked(all, child);
                    } else {
                        all.addAll(versions(child, part.children().size() == 1 && alone));
                    }
                }
                yield all;
            }
        };
    }

    static boolean isBody(Part part, boolean alone) {
        boolean text = TEXT.contains(part.mediaType()) && part.held().isEmpty() && !part.isElsewhere();
        boolean named = part.disposition().latin("filename").isPresent()
                || part.type().latin("name").isPresent();
        if (part.name().isPresent()) {
            return false;
        }
        if (alone) {
            return text && !(part.isAttachment() && named);
        }
        return text && !part.isAttachment() && !named;
    }

    /** Text behind the last part of a multipart is none of its parts. */
    private static boolean behindParts(Part multipart, Part child) {
        return child.isLeftover() && multipart.children().get(0) != child;
    }

    private List<Version> versionsOfFirst(Part part) throws IOException, Unfit {
        for (Part child : part.children()) {
            // what belongs to the text, such as a picture, may stand before it
            List<Version> first = versions(child, false);
            if (!first.isEmpty()) {
                return first;
            }
        }
        return List.of();
    }

    /** What Outlook packs repeats the text that stands before it: it holds other versions of the same body. */
    private List<Version> withPacked(List<Version> before, Part pack) throws IOException, Unfit {
        List<List<Version>> candidates = new ArrayList<>();
        candidates.add(before);
        for (Part child : pack.children()) {
            boolean several = child.mediaType().equals("multipart/alternative");
            for (Part version : several ? child.children() : List.of(child)) {
                List<Version> candidate = versions(version, false);
                if (!candidate.isEmpty()
                        && !withoutEnd(candidate.get(0).written()).equals(withoutEnd(joinWritten(before)))) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates.size() == 1 ? before : chosen(candidates);
    }

    private List<Version> chosen(Part alternative) throws IOException, Unfit {
        List<List<Version>> candidates = new ArrayList<>();
        for (Part child : alternative.children()) {
            List<Version> candidate = behindParts(alternative, child) ? List.<Version>of() : versions(child, false);
            if (!candidate.isEmpty()) {
                candidates.add(candidate);
            }
        }
        return candidates.size() == 1 ? candidates.get(0) : chosen(candidates);
    }

    private List<Version> chosen(List<List<Version>> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        int choice = choice(candidates);
        for (int i = 0; i < candidates.size(); i++) {
            List<Version> candidate = candidates.get(i);
            String written = candidate.size() == 1 ? candidate.get(0).written() : joinWritten(candidate);
            alternatives.add(new Alternative(candidate.get(0).mediaType(), i == choice, written));
        }
        return new ArrayList<>(candidates.get(choice));
    }

    private static int choice(List<List<Version>> candidates) {
        int plain = -1;
        int html = -1;
        int other = -1;
        for (int i = 0; i < candidates.size(); i++) {
            Version first = candidates.get(i).get(0);
            int weight = first.plain() ? weight(candidates.get(i)) : 1;
            if (first.plain() && weight > 0 && plain < 0) {
                plain = i;
            } else if (first.html() && html < 0) {
                html = i;
            } else if (!first.plain() && !first.html() && other < 0) {
                other = i;
            }
        }
        if (plain < 0) {
            return html >= 0 ? html : Math.max(other, 0);
        }
        int weight = weight(candidates.get(plain));
        boolean stub = html >= 0 && weight < STUB && htmlWeight(candidates.get(html), weight * 4) > weight * 4;
        return stub ? html : plain;
    }

    private static long htmlWeight(List<Version> versions, int enough) {
        long weight = 0;
        for (Version version : versions) {
            weight += version.html() ? HtmlText.weight(version.written(), enough) : 0;
        }
        return weight;
    }

    private static int weight(List<Version> versions) {
        int weight = 0;
        for (Version version : versions) {
            weight += HtmlText.weightOf(version.written());
        }
        return weight;
    }

    private static String joinWritten(List<Version> versions) {
        StringBuilder out = new StringBuilder();
        for (Version version : versions) {
            out.append(out.isEmpty() ? "" : "\n").append(version.written());
        }
        return out.toString();
    }

    private String join(List<Version> versions) {
        if (versions.size() == 1) {
            return plain(versions.get(0));
        }
        StringBuilder out = new StringBuilder();
        for (Version version : versions) {
            String piece = plain(version);
            if (!piece.isBlank()) {
                boolean lineEnded = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
                out.append(lineEnded ? "" : "\n").append(piece);
            }
        }
        return out.toString();
    }

    private String plain(Version version) {
        if (!version.plain()) {
            return version.html() ? HtmlText.of(version.written()) : Enriched.text(version.written());
        }
        if (version.part().encoding() == TransferDecoder.Kind.BASE64) {
            return version.written();
        }
        UuBlocks blocks = UuBlocks.find(version.written());
        if (!blocks.files().isEmpty()) {
            taken.put(version.part(), blocks.files());
        }
        return blocks.text();
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0
                && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(0, end);
    }
}
