package org.leakproof.cli;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The ways in which a value comes to be written: by other keyboards, by programs that broke it or left it encoded, by people
 *  who hide it. */
enum CanaryForm {
    PLAIN {
        @Override
        String write(String value, Random random) {
            return value;
        }
    },
    FULL_WIDTH {
        @Override
        String write(String value, Random random) {
            return each(value, c -> c > ' ' && c < 127 ? Character.toString(c + 0xFEE0) : Character.toString(c));
        }
    },
    FULL_WIDTH_DIGITS {
        @Override
        String write(String value, Random random) {
            return digits(value, 0xFF10);
        }
    },
    ARABIC_INDIC_DIGITS {
        @Override
        String write(String value, Random random) {
            return digits(value, 0x660);
        }
    },
    PERSIAN_DIGITS {
        @Override
        String write(String value, Random random) {
            return digits(value, 0x6F0);
        }
    },
    DEVANAGARI_DIGITS {
        @Override
        String write(String value, Random random) {
            return digits(value, 0x966);
        }
    },
    NON_BREAKING_SPACES {
        @Override
        String write(String value, Random random) {
            return value.replace(' ', random.nextBoolean() ? '\u00A0' : '\u202F')
                    .replace('-', '\u2011');
        }
    },
    ZERO_WIDTH {
        @Override
        String write(String value, Random random) {
            return between(value, random, "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF");
        }
    },
    SOFT_HYPHENS {
        @Override
        String write(String value, Random random) {
            return between(value, random, "\u00AD");
        }
    },
    DIRECTION_MARKS {
        @Override
        String write(String value, Random random) {
            return "\u202D" + between(value, random, "\u200E", "\u200F") + "\u202C";
        }
    },
    ISOLATES {
        @Override
        String write(String value, Random random) {
            return "\u2066" + value + "\u2069";
        }
    },
    HOMOGLYPH_SIGNS {
        @Override
        String write(String value, Random random) {
            return value.replace('@', random.nextBoolean() ? '\uFF20' : '\uFE6B')
                    .replace('.', random.nextBoolean() ? '\uFF0E' : '\u2024')
                    .replace('-', random.nextBoolean() ? '\u2013' : '\u2212')
                    .replace(':', '\uFF1A')
                    .replace('/', '\uFF0F');
        }
    },
    AT_IN_WORDS {
        @Override
        String write(String value, Random random) {
            return isAddress(value)
                    ? value.replace("@", random.nextBoolean() ? " (at) " : " [at] ")
                            .replace(".", random.nextBoolean() ? "." : " [dot] ")
                    : value;
        }
    },
    UPPER_CASE {
        @Override
        String write(String value, Random random) {
            return isAddress(value) ? value.toUpperCase(java.util.Locale.ROOT) : value;
        }
    },
    CHARACTER_REFERENCES {
        @Override
        String write(String value, Random random) {
            boolean all = random.nextBoolean();
            return each(
                    value,
                    c -> all || !Character.isLetterOrDigit(c)
                            ? random.nextBoolean() ? "&#" + c + ";" : String.format("&#x%x;", c)
                            : Character.toString(c));
        }
    },
    NAMED_REFERENCES {
        @Override
        String write(String value, Random random) {
            return value.replace(" ", "&nbsp;")
                    .replace("-", "&shy;-")
                    .replace("@", "&commat;")
                    .replace(".", "&period;")
                    .replace("+", "&plus;")
                    .replace(":", "&colon;")
                    .replace("/", "&sol;");
        }
    },
    QUOTED_PRINTABLE {
        @Override
        String write(String value, Random random) {
            boolean all = random.nextInt(4) == 0;
            return each(
                    value,
                    c -> all || !Character.isLetterOrDigit(c) && c != '\n'
                            ? String.format("=%02X", c)
                            : Character.toString(c));
        }
    },
    SOFT_LINE_BREAKS {
        @Override
        String write(String value, Random random) {
            int at = 1 + random.nextInt(value.length() - 1);
            return value.substring(0, at) + "=\n" + value.substring(at);
        }

        @Override
        boolean breaksLines() {
            return true;
        }
    },
    FLOWED {
        @Override
        String write(String value, Random random) {
            int at = value.indexOf(' ', 1 + random.nextInt(value.length() - 1));
            return at < 0 ? value : value.substring(0, at + 1) + "\n" + value.substring(at + 1);
        }

        @Override
        boolean breaksLines() {
            return true;
        }
    },
    FLOWED_QUOTE {
        @Override
        String write(String value, Random random) {
            int at = value.indexOf(' ', 1 + random.nextInt(value.length() - 1));
            return "\n> " + (at < 0 ? value : value.substring(0, at) + "\n> " + value.substring(at + 1)) + "\n";
        }

        @Override
        boolean breaksLines() {
            return true;
        }
    },
    PERCENT {
        @Override
        String write(String value, Random random) {
            boolean all = random.nextInt(4) == 0;
            return each(
                    value,
                    c -> all || !Character.isLetterOrDigit(c) ? String.format("%%%02X", c) : Character.toString(c));
        }
    },
    BASE64 {
        @Override
        String write(String value, Random random) {
            return CanaryNumbers.base64(value.length() < 12 ? "it is " + value : value);
        }
    },
    TWICE_ENCODED {
        @Override
        String write(String value, Random random) {
            return PERCENT.write(CHARACTER_REFERENCES.write(value, random), random);
        }
    },
    WIDE_SPACES {
        @Override
        String write(String value, Random random) {
            return value.replaceAll("(?<=\\d) (?=\\d)", random.nextBoolean() ? "  " : "\t");
        }
    },
    WRAPPED_LINE {
        @Override
        String write(String value, Random random) {
            return value.replaceFirst(" ", "\n");
        }

        @Override
        boolean breaksLines() {
            return true;
        }
    },
    UNICODE_ESCAPES {
        @Override
        String write(String value, Random random) {
            return each(value, c -> Character.isLetter(c) ? Character.toString(c) : String.format("\\u%04x", c));
        }
    };

    private interface Each {
        String of(int c);
    }

    /** The value in this form; the value itself where the form does not fit it. */
    abstract String write(String value, Random random);

    boolean breaksLines() {
        return false;
    }

    static boolean isAddress(String value) {
        return value.indexOf('@') > 0 && value.indexOf('/') < 0;
    }

    private static String each(String value, Each each) {
        StringBuilder out = new StringBuilder();
        value.chars().forEach(c -> out.append(each.of(c)));
        return out.toString();
    }

    private static String digits(String value, int zero) {
        return each(value, c -> Character.toString(c >= '0' && c <= '9' ? c - '0' + zero : c));
    }

    private static String between(String value, Random random, String... of) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            out.append(value.charAt(i));
            if (i < value.length() - 1 && random.nextInt(4) == 0) {
                out.append(of[random.nextInt(of.length)]);
            }
        }
        return out.toString();
    }

    /** For a header or a parameter that holds more than ASCII. */
    static String encodedWord(String text) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int bytes = 0;
            while (end < text.length() && bytes < 40) {
                int next = end + Character.charCount(text.codePointAt(end));
                bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
                end = next;
            }
            words.append(words.isEmpty() ? "" : "\n ")
                    .append("=?utf-8?B?")
                    .append(CanaryNumbers.base64(text.substring(at, end)))
                    .append("?=");
            at = end;
        }
        return words.toString();
    }
}
