package org.leakproof.cli;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for canaries in whatever leaves, as somebody would who wants to find them: with every encoding undone, without case,
 *  accents, separators and what cannot be seen; whole, or a long piece of one. Shares no code with what is tested. */
final class CanaryLeaks {
    /** Letters and digits that a core has at least. */
    static final int LEAST = 8;

    /** Letters and digits of a piece that must not stand anywhere either. */
    private static final int PIECE = 12;

    private static final Pattern ESCAPE =
            Pattern.compile("&#(\\d{1,7});|&#[xX]([0-9a-fA-F]{1,6});|\\\\u([0-9a-fA-F]{4})|&([a-z]{2,6});|=\\r?\\n");

    private static final Map<String, String> NAMED = Map.of(
            "nbsp", " ", "shy", "", "commat", "@", "period", ".", "plus", "+", "colon", ":", "sol", "/", "amp", "&");
    private static final Pattern BYTES = Pattern.compile("(?:[%=][0-9a-fA-F]{2})+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}");

    /** By its first {@link #LEAST} characters. */
    private final Map<Long, List<Needle>> needles = new HashMap<>();

    /** The same text stands in the topics and in the release. */
    private final Set<String> searched = new HashSet<>();

    private final Map<Canary, String> found = new LinkedHashMap<>();

    private record Needle(String text, Canary canary, boolean tokens) {}

    void add(Canary canary) {
        for (String core : canary.cores()) {
            String squeezed = squeeze(core, "");
            if (squeezed.length() <= LEAST) {
                put(squeeze(core, " "), canary, true);
                continue;
            }
            put(squeezed.substring(0, Math.min(squeezed.length(), PIECE)), canary, false);
            for (int at = 1; at + PIECE <= squeezed.length(); at++) {
                put(squeezed.substring(at, at + PIECE), canary, false);
            }
        }
    }

    private void put(String text, Canary canary, boolean tokens) {
        if (text.length() < LEAST) {
            throw new IllegalArgumentException("too short a core: " + canary);
        }
        needles.computeIfAbsent(pack(text, 0), k -> new ArrayList<>()).add(new Needle(text, canary, tokens));
    }

    /** Looks through a text that leaves.
     *
     *  @param where for the report */
    void search(String where, String text) {
        if (text.length() < LEAST || !searched.add(text)) {
            return;
        }
        one(where, text);
        if (text.indexOf('%') >= 0 || text.indexOf('=') >= 0 || text.indexOf('&') >= 0 || text.indexOf('\\') >= 0) {
            String decoded = decode(text);
            one(where + " decoded", decoded);
        }
        Matcher runs = BASE64.matcher(text);
        while (runs.find()) {
            String run = runs.group().replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(run.substring(0, run.length() / 4 * 4));
            one(where + " Base64", new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** What was found, and where first. */
    Map<Canary, String> found() {
        return found;
    }

    private void one(String where, String text) {
        for (boolean tokens : new boolean[] {false, true}) {
            String squeezed = squeeze(text, tokens ? " " : "");
            for (int at = 0; at + LEAST <= squeezed.length(); at++) {
                for (Needle needle : needles.getOrDefault(pack(squeezed, at), List.of())) {
                    if (needle.tokens == tokens && squeezed.startsWith(needle.text, at)) {
                        found.putIfAbsent(needle.canary, where);
                    }
                }
            }
        }
    }

    private static String decode(String text) {
        String references = ESCAPE.matcher(text).replaceAll(match -> {
            String plain = "";
            if (match.group(1) != null) {
                plain = character(Integer.parseInt(match.group(1)));
            } else if (match.group(2) != null) {
                plain = character(Integer.parseInt(match.group(2), 16));
            } else if (match.group(3) != null) {
                plain = character(Integer.parseInt(match.group(3), 16));
            } else if (match.group(4) != null) {
                plain = NAMED.getOrDefault(match.group(4), match.group());
            }
            return Matcher.quoteReplacement(plain);
        });
        return BYTES.matcher(references).replaceAll(match -> {
            String hex = match.group().replaceAll("[%=]", "");
            byte[] bytes = java.util.HexFormat.of().parseHex(hex);
            return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
        });
    }

    private static String character(int c) {
        return Character.isValidCodePoint(c) ? Character.toString(c) : "";
    }

    /** Letters and digits only, folded; what stands between them as {@code gap}, once. */
    static String squeeze(String text, String gap) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        String plain = (ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKD)).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        boolean open = false;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                out.append(open ? gap : "");
                open = false;
                if (Character.isDigit(c)) {
                    out.append((char) ('0' + Character.digit(c, 10)));
                } else {
                    out.appendCodePoint(c);
                }
            } else if (Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.NON_SPACING_MARK) {
                open = true;
            }
        }
        return out.toString();
    }

    private static long pack(String text, int at) {
        long packed = 0;
        for (int i = at; i < at + LEAST; i++) {
            packed = packed * 0x100000001b3L + text.charAt(i);
        }
        return packed;
    }
}
