package org.leakproof.redact.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.leakproof.redact.scan.Dictionary;
import org.leakproof.redact.scan.Text;

/**
 * Measures the whole catalogue over the files below the given folders, on one thread: {@code Measure folder...}. Prints
 * start-up and MB of UTF-8 per second, median of five rounds, by the thread's CPU time.
 */
final class Measure {

    private static final int PIECE = 8 * 1024;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 700_000_000L;

    private Measure() {}

    public static void main(String[] folders) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> read(file, texts));
            }
        }
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        System.out.printf(Locale.ROOT, "%d texts, %.1f MB%n", texts.size(), bytes / 1e6);

        long begin = cpu();
        Catalogue catalogue = Catalogue.of(CatalogueTest.CONFIG);
        long made = cpu();
        CatalogueScanner scanner = CatalogueScanner.of(List.copyOf(catalogue.all()), List.of(), List.of());
        Finder finder = scanner.newFinder();
        long compiled = cpu();
        finder.find(Text.of("Call +44 20 7946 0000 or write to jane@example.org"));
        long first = cpu();
        System.out.printf(
                Locale.ROOT,
                "catalogue %.0f ms, compile %.0f ms, first text %.0f ms%n",
                (made - begin) / 1e6,
                (compiled - made) / 1e6,
                (first - compiled) / 1e6);

        run("text only", bytes, () -> {
            long sum = 0;
            for (String text : texts) {
                sum += Text.of(text).length();
            }
            return sum;
        });
        List<Text> ready = texts.stream().map(Text::of).toList();
        run("catalogue", bytes, () -> count(finder, ready));
        for (Identifier identifier : catalogue.all()) {
            Finder one = CatalogueScanner.of(List.of(identifier), List.of(), List.of())
                    .newFinder();
            run("  " + identifier.id(), bytes, () -> count(one, ready));
        }
        NamedDictionary names = new NamedDictionary("names", "PERSON", dictionary(100_000), 0.9);
        Finder dictionaries =
                CatalogueScanner.of(List.of(), List.of(), List.of(names)).newFinder();
        run("100,000 names", bytes, () -> count(dictionaries, ready));
        Finder both = scanner.withDictionaries(List.of(names)).newFinder();
        run("catalogue and names, Text made", bytes, () -> {
            long sum = 0;
            for (String text : texts) {
                sum += both.find(Text.of(text)).size();
            }
            return sum;
        });
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Dictionary dictionary(int size) {
        Random random = new Random(7);
        List<Dictionary.Term> terms = new ArrayList<>();
        String vowels = "aeiouaeé";
        String consonants = "bcdfghklmnprstvwz";
        for (int i = 0; i < size; i++) {
            StringBuilder name = new StringBuilder();
            for (int word = 0; word < 2; word++) {
                for (int syllable = 0; syllable < 3; syllable++) {
                    name.append(consonants.charAt(random.nextInt(consonants.length())))
                            .append(vowels.charAt(random.nextInt(vowels.length())));
                }
                name.append(word == 0 ? " " : "");
            }
            terms.add(new Dictionary.Term(name.toString(), i));
        }
        return Dictionary.of(terms, Dictionary.Folding.ALL);
    }

    private static long count(Finder finder, List<Text> texts) {
        long found = 0;
        for (Text text : texts) {
            found += finder.find(text).size();
        }
        return found;
    }

    private interface Work {
        long run();
    }

    private static void run(String what, long bytes, Work work) {
        List<Double> speeds = new ArrayList<>();
        long result = 0;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            int times = 0;
            while (threads.getCurrentThreadCpuTime() - begin < ROUND_NANOS) {
                result = work.run();
                times++;
            }
            speeds.add(times * (bytes / 1e6) / ((threads.getCurrentThreadCpuTime() - begin) / 1e9));
        }
        double firstRound = speeds.get(0);
        Collections.sort(speeds);
        System.out.printf(
                Locale.ROOT,
                "%-34s %7.1f MB/s (first round %.1f), result %d%n",
                what,
                speeds.get(ROUNDS / 2),
                firstRound,
                result);
    }

    private static void read(Path file, List<String> texts) {
        try {
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (int at = 0; at < all.length(); at += PIECE) {
                texts.add(all.substring(at, Math.min(all.length(), at + PIECE)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
