package org.leakproof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.NamedDictionary;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.scan.Dictionary;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** Searches texts for all identifiers of the catalogue on one thread, beside what bounds it and what else could do it, and
 *  prints medians in MB per CPU-second, then the same for inputs that are made to be slow: {@code EngineSpeed <MB> <rounds>
 *  <file or folder>...}. Files are JSON lines with a field {@code text}, or plain texts; they are taken in a shuffled order
 *  again and again until there are so many MB. Then each file by itself: how much personal data a text holds
 *  decides more about the time than its length. */
public final class EngineSpeed {
    private static final Random RANDOM = new Random(83);
    private static final int DICTIONARY = 100_000;

    /** Rule by rule takes minutes for a megabyte. */
    private static final int SLICE = 100_000;

    /** What is taken of each file by itself, in characters. */
    private static final int FILE_SIZE = 5_000_000;

    private static final int HOSTILE = 1_000_000;

    /** What it takes to step through a small automaton: as much as any one-pass engine does at least. */
    private static final int STATES = 64;

    private final List<String> texts;
    private final List<byte[]> bytes;
    private final long size;
    private final Catalogue catalogue =
            Catalogue.of(new CatalogueConfig(new PhoneConfig(List.of("US", "GB", "DE", "FR"))));
    private final CatalogueScanner scanner = CatalogueScanner.of(List.copyOf(catalogue.all()), List.of(), List.of());

    /** What is measured adds to it, so that nothing is left out as useless. */
    private long sink;

    private EngineSpeed(List<String> texts) {
        this.texts = texts;
        this.bytes = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.size = bytes.stream().mapToLong(each -> each.length).sum();
    }

    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[0]) * 1_000_000;
        int rounds = Integer.parseInt(arguments[1]);
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String path : List.of(arguments).subList(2, arguments.length)) {
            read(Path.of(path), read);
        }
        List<String> all = read.values().stream().flatMap(List::stream).toList();
        EngineSpeed speed = new EngineSpeed(multiplied(all, size));
        System.out.printf(
                Locale.ROOT,
                "%,d texts (%,d different), %.1f MB, %d identifiers%n",
                speed.texts.size(),
                all.size(),
                speed.size / 1e6,
                speed.catalogue.all().size());
        speed.ordinary(rounds);
        speed.byFile(read, rounds);
        speed.hostile();
    }

    /** Texts by file. */
    private static void read(Path path, Map<String, List<String>> into) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Path> files;
        try (Stream<Path> below = Files.walk(path)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            List<String> texts = into.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>());
            if (!file.toString().endsWith(".jsonl")) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                JsonNode text = json.readTree(line).path("text");
                if (!text.asText().isBlank()) {
                    texts.add(text.asText());
                }
            }
        }
    }

    private static List<String> multiplied(List<String> texts, long size) {
        List<String> order = new ArrayList<>(texts);
        List<String> all = new ArrayList<>();
        long sum = 0;
        while (sum < size) {
            Collections.shuffle(order, RANDOM);
            for (int i = 0; i < order.size() && sum < size; i++) {
                all.add(order.get(i));
                sum += order.get(i).length();
            }
        }
        return all;
    }

    // ---- ordinary texts

    private void ordinary(int rounds) {
        Finder finder = scanner.newFinder();
        Finder named = scanner.withDictionaries(List.of(people())).newFinder();
        List<Pattern> java = new ArrayList<>();
        List<com.google.re2j.Pattern> re2j = new ArrayList<>();
        int forms = compile(java, re2j);
        Map<String, Runnable> contestants = new LinkedHashMap<>();
        contestants.put("bytes summed up", this::sum);
        contestants.put("UTF-8 to String", this::decode);
        contestants.put("steps of a small automaton", this::step);
        contestants.put(
                "to the engine's own form",
                () -> texts.forEach(text -> sink += Text.of(text).length()));
        contestants.put(
                "all identifiers",
                () -> texts.forEach(text -> sink += finder.find(Text.of(text)).size()));
        contestants.put(
                "the same, " + DICTIONARY + " names, replaced", () -> texts.forEach(text -> replace(text, named)));
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first warms up
            for (Map.Entry<String, Runnable> contestant : contestants.entrySet()) {
                double speed = speed(size, contestant.getValue());
                if (round >= 0) {
                    speeds.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
                            .add(speed);
                }
            }
        }
        List<String> slice = slice();
        long sliceSize = size(slice);
        speeds.put(
                "java.util.regex, rule by rule (%d of %d expressions)".formatted(java.size(), forms),
                List.of(speed(sliceSize, () -> slice.forEach(text -> java(text, java)))));
        speeds.put(
                "re2j, rule by rule (%d of %d expressions)".formatted(re2j.size(), forms),
                List.of(speed(sliceSize, () -> slice.forEach(text -> re2j(text, re2j)))));
        speeds.forEach(EngineSpeed::print);
    }

    private void byFile(Map<String, List<String>> files, int rounds) {
        Finder finder = scanner.newFinder();
        files.forEach((name, each) -> {
            List<String> some = multiplied(each, FILE_SIZE);
            long sum = size(some);
            long[] found = {0};
            List<Double> speeds = new ArrayList<>();
            for (int round = -1; round < rounds; round++) {
                found[0] = 0;
                double speed = speed(
                        sum,
                        () -> some.forEach(
                                text -> found[0] += finder.find(Text.of(text)).size()));
                if (round >= 0) {
                    speeds.add(speed);
                }
            }
            print("%s (%.1f spans a kB)".formatted(name, found[0] * 1e3 / sum), speeds);
        });
    }

    private static void print(String name, List<Double> speeds) {
        double[] sorted =
                speeds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-62s %10.3f MB/s (%.3f to %.3f, n %d)%n",
                name,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static long size(List<String> texts) {
        return texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static double speed(long size, Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return size * 1e3 / Math.max(1, spent);
    }

    private void sum() {
        for (byte[] text : bytes) {
            int sum = 0;
            for (byte b : text) {
                sum += b;
            }
            sink += sum;
        }
    }

    private void decode() {
        for (byte[] text : bytes) {
            sink += new String(text, StandardCharsets.UTF_8).length();
        }
    }

    private void step() {
        int[] table = new Random(STATES)
                .ints(STATES * 256, 0, STATES)
                .map(state -> state * 256)
                .toArray();
        int state = 0;
        for (byte[] text : bytes) {
            for (byte b : text) {
                state = table[state + (b & 0xFF)];
            }
        }
        sink += state;
    }

    private void replace(String text, Finder finder) {
        StringBuilder clean = new StringBuilder(text.length());
        int done = 0;
        for (Span span : finder.find(Text.of(text))) {
            if (span.end() > done) {
                clean.append(text, done, Math.max(done, span.start()))
                        .append('[')
                        .append(span.entity())
                        .append(']');
                done = span.end();
            }
        }
        sink += clean.append(text, done, text.length()).toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static NamedDictionary people() {
        String[] syllables =
                "an bel cor da el fi gu ha ion jo ka li mo nu or pe qui ra se tu va wen xi yo zu".split(" ");
        List<Dictionary.Term> terms = new ArrayList<>();
        for (int i = 0; i < DICTIONARY; i++) {
            terms.add(new Dictionary.Term(name(syllables) + " " + name(syllables), i));
        }
        return new NamedDictionary("people", "PERSON", Dictionary.of(terms, Dictionary.Folding.ALL), 1);
    }

    private static String name(String[] syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 2 + RANDOM.nextInt(2); i++) {
            name.append(syllables[RANDOM.nextInt(syllables.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Fills the lists with what the other engines take; returns how many expressions there are. */
    private int compile(List<Pattern> java, List<com.google.re2j.Pattern> re2j) {
        List<String> sources = catalogue.all().stream()
                .flatMap(identifier -> identifier.forms().stream())
                .map(Form::expression)
                .map(expression -> expression.source().replace("\\p{Bounded}", "\\p{L}\\p{M}\\p{Nd}_"))
                .distinct()
                .toList();
        for (String source : sources) {
            try {
                java.add(Pattern.compile(
                        source.replace("[\\p{L}\\p{M}\\p{Nd}_]", "\\w"), Pattern.UNICODE_CHARACTER_CLASS));
            } catch (PatternSyntaxException e) {
                // counted by what is missing
            }
            try {
                re2j.add(com.google.re2j.Pattern.compile(
                        source.replace("\\h", " \\t").replace("\\p{Is", "\\p{")));
            } catch (com.google.re2j.PatternSyntaxException e) {
                // counted by what is missing
            }
        }
        return sources.size();
    }

    private List<String> slice() {
        List<String> slice = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < texts.size() && length < SLICE; i++) {
            slice.add(texts.get(i));
            length += texts.get(i).length();
        }
        return slice;
    }

    private void java(String text, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            java.util.regex.Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                sink++;
            }
        }
    }

    private void re2j(String text, List<com.google.re2j.Pattern> patterns) {
        for (com.google.re2j.Pattern pattern : patterns) {
            com.google.re2j.Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                sink++;
            }
        }
    }

    // ---- hostile ones

    private void hostile() {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String piece : List.of(
                "a",
                "1",
                "@",
                "a@",
                "a.",
                "1-",
                "1 ",
                "é ",
                "中",
                "Calle A ",
                "1.1.",
                "::",
                "ab:",
                "%41",
                "-----BEGIN ",
                "eyJ",
                "https://",
                "password: ",
                "+1 (",
                "12 Main St, ",
                "a=b&",
                "geb. am ",
                "\uD83D\uDE00",
                "e\u0301")) {
            inputs.put(piece.strip() + " repeated", piece.repeat(HOSTILE / piece.length()));
        }
        inputs.put("random digits", random("0123456789"));
        inputs.put("random digits and signs", random("0123456789 .-/()+"));
        inputs.put(
                "random letters and digits", random("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"));
        inputs.put("random addresses", random("ab.@-_+ "));
        inputs.put(
                "random characters of all planes",
                random(RANDOM.ints(1000, 1, 0x2FFFF)
                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()));
        double least = Double.MAX_VALUE;
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            long size = input.getValue().getBytes(StandardCharsets.UTF_8).length;
            Text text = Text.of(input.getValue());
            Finder finder = scanner.newFinder();
            List<Double> speeds = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                speeds.add(speed(size, () -> sink += finder.find(text).size()));
            }
            print(input.getKey(), speeds);
            least = Math.min(least, speeds.stream().sorted().toList().get(1));
        }
        System.out.printf(
                Locale.ROOT, "slowest of %d hostile inputs: %.2f MB/s%s%n", inputs.size(), least, sink == 0 ? " " : "");
    }

    private static String random(String alphabet) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder(HOSTILE);
        while (text.length() < HOSTILE) {
            text.appendCodePoint(characters[RANDOM.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
