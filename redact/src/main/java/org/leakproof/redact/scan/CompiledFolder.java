package org.leakproof.redact.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.leakproof.redact.scan.Scanner.Compiled;

/**
 * A folder of what patterns make once they are compiled, so that they need not be read and compiled at every start. A file is
 * named by a hash over the patterns, this program and the Java that runs it, and ends with a checksum over itself: what does
 * not fit is compiled anew, as is everything where the folder cannot be used. Only patterns of the program's own come here,
 * since an editor's may hold a name.
 */
final class CompiledFolder {

    /** The system property that names the folder; without it there is none. */
    static final String PROPERTY = "leakproof.cache";

    private static final String SUFFIX = ".automaton";

    /** So many files are kept, those that were read last; each has one or two megabytes. */
    private static final int MOST = 8;

    private static final long LONGEST = 64 << 20;

    private static final int CHECKSUM = Long.BYTES;

    private final Path folder;

    /** Of the program's own code. */
    private final byte[] program;

    private CompiledFolder(Path folder, byte[] program) {
        this.folder = folder;
        this.program = program;
    }

    /** None if the property is not set, or the program does not run from a jar: its classes might change under its feet. */
    static Optional<CompiledFolder> configured() {
        String folder = System.getProperty(PROPERTY, "");
        CodeSource source = CompiledFolder.class.getProtectionDomain().getCodeSource();
        if (folder.isEmpty() || source == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            return Optional.of(of(Path.of(folder), contents(jar)));
        } catch (IOException | URISyntaxException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Sizes and checksums of all that is in a jar, as its directory has them: the whole would take longer to hash. */
    private static byte[] contents(Path jar) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                all.writeBytes(ints((int) entry.getSize(), (int) entry.getCrc()));
            }
        }
        return all.toByteArray();
    }

    /** @param program what the files' names depend on beside the patterns */
    static CompiledFolder of(Path folder, byte[] program) {
        return new CompiledFolder(folder, sha256().digest(program));
    }

    /** What was kept, else what is compiled now, which is then kept. */
    Compiled get(List<Pattern> patterns, Supplier<Compiled> compile) {
        Path file = folder.resolve(name(patterns));
        Optional<Compiled> kept = read(file, patterns.size());
        if (kept.isPresent()) {
            return kept.get();
        }
        Compiled compiled = compile.get();
        try {
            write(file, compiled);
        } catch (IOException e) {
            // a full or read-only disk: the next start takes a second longer, nothing else
        }
        return compiled;
    }

    private String name(List<Pattern> patterns) {
        MessageDigest hash = sha256();
        hash.update(program);
        hash.update(System.getProperty("java.runtime.version", "").getBytes(StandardCharsets.UTF_8));
        for (Pattern pattern : patterns) {
            hash.update(ints(pattern.head().isPresent() ? 1 : 0));
            update(hash, pattern.expression());
            update(hash, pattern.left());
            update(hash, pattern.right());
            pattern.head().ifPresent(head -> {
                update(hash, head.expression());
                update(hash, head.left());
            });
        }
        return HexFormat.of().formatHex(hash.digest()) + SUFFIX;
    }

    private static void update(MessageDigest hash, Expression expression) {
        byte[] source = expression.source().getBytes(StandardCharsets.UTF_8);
        hash.update(ints(source.length, expression.ignoresCase() ? 1 : 0));
        hash.update(source);
    }

    private static void update(MessageDigest hash, Boundary boundary) {
        byte[] written = boundary.written().getBytes(StandardCharsets.UTF_8);
        hash.update(ints(written.length));
        hash.update(written);
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    private static Optional<Compiled> read(Path file, int patterns) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length - CHECKSUM;
            ByteBuffer all = ByteBuffer.wrap(bytes);
            if (length <= 0 || all.getLong(length) != checksum(bytes, length)) {
                return Optional.empty();
            }
            Compiled compiled = CompiledForm.read(all);
            if (compiled.exact().length != patterns) {
                return Optional.empty();
            }
            touch(file);
            return Optional.of(compiled);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // somebody else's folder: it is as good to read from
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }

    private void write(Path file, Compiled compiled) throws IOException {
        Files.createDirectories(folder);
        ByteBuffer form = CompiledForm.write(compiled);
        int length = form.remaining();
        byte[] bytes = new byte[length + CHECKSUM];
        form.get(bytes, 0, length);
        ByteBuffer.wrap(bytes).putLong(length, checksum(bytes, length));
        // not by createTempFile: others may read what whoever installed the program has compiled
        Path scratch = folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(scratch, bytes);
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(scratch);
        }
        removeOldest();
    }

    private void removeOldest() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            // those half written by a process that was killed too
            files = all.filter(file -> file.getFileName().toString().contains(SUFFIX))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (Path file : files.subList(Math.min(MOST, files.size()), files.size())) {
            Files.deleteIfExists(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
