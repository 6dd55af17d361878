package org.leakproof.ingest.read.mail;

import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;

/** Turns bytes into text by the charset that is declared; guesses only where that is missing, unknown or wrong, and
 * says so in the message's flags. Serves one message. */
final class TextDecoder {
    private final Set<Flag> flags;

    /** What a declared charset elsewhere in the same message suggests; null for none. */
    private Encoding likely;

    TextDecoder(Set<Flag> flags) {
        this.flags = flags;
    }

    /** Notes a charset that is declared for some part of the message: the first one that says something counts. */
    void likely(String label) {
        if (likely == null) {
            likely = Charsets.named(label)
                    .filter(encoding -> !encoding.ascii() && !encoding.utf8())
                    .orElse(null);
        }
    }

    String decode(byte[] bytes, String label) {
        return decode(bytes, 0, bytes.length, label);
    }

    /** @param label as declared, empty for none */
    String decode(byte[] bytes, int from, int to, String label) {
        if (from == to) {
            return "";
        }
        Optional<Encoding> declared = Charsets.named(label);
        if (declared.isPresent() && !declared.get().ascii()) {
            Encoding encoding = declared.get();
            String text = encoding.read(bytes, from, to);
            if (!encoding.replaced(bytes, from, to, text)) {
                return withoutMark(text);
            }
            if (!encoding.utf8()) {
                Optional<String> utf8 = utf8(bytes, from, to);
                if (utf8.isPresent()) {
                    flags.add(Flag.CHARSET_GUESSED);
                    return withoutMark(utf8.get());
                }
            }
            flags.add(Flag.CHARSET_REPLACED);
            return withoutMark(text);
        }
        return undeclared(bytes, from, to);
    }

    private String undeclared(byte[] bytes, int from, int to) {
        String text = Encoding.OfJava.UTF_8.read(bytes, from, to);
        if (text.length() == to - from && text.indexOf('\uFFFD') < 0) {
            Encoding escapes = text.indexOf('\u001B') < 0 ? null : CharsetGuess.escapes(bytes, from, to);
            if (escapes == null) {
                return text;
            }
            flags.add(Flag.CHARSET_GUESSED);
            return escapes.read(bytes, from, to);
        }
        flags.add(Flag.CHARSET_GUESSED);
        if (!Encoding.OfJava.UTF_8.replaced(bytes, from, to, text)) {
            return withoutMark(text);
        }
        if (likely != null) {
            String guess = likely.read(bytes, from, to);
            if (!likely.replaced(bytes, from, to, guess)) {
                return guess;
            }
        }
        Encoding guessed = CharsetGuess.guess(bytes, from, to);
        String guess = guessed.read(bytes, from, to);
        if (guessed.replaced(bytes, from, to, guess)) {
            flags.add(Flag.CHARSET_REPLACED);
        }
        return guess;
    }

    private static Optional<String> utf8(byte[] bytes, int from, int to) {
        String text = Encoding.OfJava.UTF_8.read(bytes, from, to);
        return Encoding.OfJava.UTF_8.replaced(bytes, from, to, text) ? Optional.empty() : Optional.of(text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
