package org.leakproof.ingest.read.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.yaml.YamlMistake;
import org.leakproof.ingest.read.Head;

/** A mapping for an entry that no reader knows, guessed from how it begins, and tried on it.
 *
 *  @param layout {@code json}, {@code csv} or {@code log}
 *  @param shape what entries of the same kind have in common; secret, as names of fields may tell something
 *  @param yaml the mapping file
 *  @param read records of the beginning that it reads, with a time */
public record MappingProposal(String layout, String shape, String yaml, int read) {
    /** Of the records, how many must be read with a time for a guess to be worth showing. */
    private static final double SHARE = 0.7;

    /** @return empty if nothing that holds records is seen, or no guess reads them */
    public static Optional<MappingProposal> of(Head head, String name) {
        Charset charset = charset(head.bytes());
        String text = new String(head.bytes(), charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (isBinary(text)) {
            return Optional.empty();
        }
        List<Guess> guesses = new ArrayList<>();
        String begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[{") || begin.startsWith("[") || begin.startsWith(",")) {
            guesses.addAll(json(text));
        }
        CsvShape.of(text, head.whole()).flatMap(csv -> csv.guess(charset)).ifPresent(guesses::add);
        LogShape.of(text, charset).ifPresent(guesses::add);
        return guesses.stream()
                .map(guess -> guess.tried(head, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Guess> json(String text) {
        Map<String, List<Map<String, List<String>>>> found = JsonShape.of(text);
        return found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Map<String, List<String>>>> e) ->
                        -e.getValue().size()))
                .map(e -> {
                    FieldGuess fields = new FieldGuess(e.getValue());
                    String layout =
                            e.getKey().isEmpty() ? "json: {}\n" : "json:\n  records: " + quoted(e.getKey()) + "\n";
                    return new Guess("json", layout, fields, e.getKey() + " " + fields.fields());
                })
                .filter(guess -> guess.fields().isUsable())
                .sorted(Comparator.comparing(guess -> -guess.fields().fields().size()))
                .toList();
    }

    /** A guess that was not tried yet.
     *
     *  @param yaml how records are told apart */
    record Guess(String layout, String yaml, FieldGuess fields, String shape) {
        private String file(String name) {
            TimeShape time = fields.timeShape();
            StringBuilder file = new StringBuilder();
            file.append(
                    "# Proposed by \"leakproof inspect\": look it over, correct what is wrong, save it, and use it with\n");
            file.append("#   leakproof run ... --mapping THIS_FILE\n");
            file.append("mapping: ").append(name).append('\n');
            file.append("kind: ").append(fields.kind()).append('\n');
            file.append(yaml);
            file.append("time:\n  field: ").append(quoted(fields.timeField())).append('\n');
            file.append("  format: ").append(quoted(time.format()));
            file.append(time.doubt().isEmpty() ? "\n" : "   # " + time.doubt() + '\n');
            file.append("fields:\n");
            fields.fields()
                    .forEach((role, field) -> file.append("  ")
                            .append(role)
                            .append(": ")
                            .append(quoted(field))
                            .append('\n'));
            if (!fields.fields().containsKey("from") && !fields.fields().containsKey("fromName")) {
                file.append("  # from: no field looked like a sender\n");
            }
            return file.toString();
        }

        Optional<MappingProposal> tried(Head head, String name) {
            String file = file(name);
            try {
                Trial trial = Trial.of(new MappingReader(MappingLoader.load(name, file)), head);
                return trial.accepted() && trial.timed() > 0 && trial.timed() >= SHARE * trial.all()
                        ? Optional.of(new MappingProposal(layout, layout + " " + shape, file, trial.timed()))
                        : Optional.empty();
            } catch (YamlMistake e) {
                // a name that no mapping can hold
                return Optional.empty();
            }
        }
    }

    /** As a scalar in single quotes where YAML could take it for something else. */
    static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_.-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isBinary(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** UTF-8 and UTF-16 are known for sure; else the code page is a guess. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return StandardCharsets.UTF_8;
            } catch (CharacterCodingException e) {
                // perhaps the beginning ends within a character
            }
        }
        long high = 0;
        long letters = 0;
        for (byte b : bytes) {
            high += (b & 0xFF) >= 0xC0 ? 1 : 0;
            letters += Character.isLetter(b & 0x7F) ? 1 : 0;
        }
        return Charset.forName(high * 4 > letters ? "windows-1251" : "windows-1252");
    }

    @Override
    public String toString() {
        return "MappingProposal[" + layout + ", " + read + " records]";
    }
}
