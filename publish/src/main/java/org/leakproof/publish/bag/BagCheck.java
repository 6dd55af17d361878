package org.leakproof.publish.bag;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.contract.record.Hashes;
import org.leakproof.publish.disk.Disk;

/** Compares a bag's files with its manifests. It trusts neither. */
public final class BagCheck {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?(.+)");
    private static final int MOST = 100;

    private final Path bag;
    private final List<String> findings = new ArrayList<>();

    private BagCheck(Path bag) {
        this.bag = bag;
    }

    /** What is wrong with the payload, a line each, at most 100; empty if it is as the manifest says. */
    public static List<String> payload(Path bag) throws IOException {
        BagCheck check = new BagCheck(bag);
        Set<String> listed = check.manifest(TagFiles.MANIFEST);
        check.extra(bag.resolve("data"), listed);
        return check.findings;
    }

    /** What is wrong with the tag files: hashes, missing ones, files that nothing covers. */
    public static List<String> tags(Path bag) throws IOException {
        BagCheck check = new BagCheck(bag);
        Set<String> listed = new HashSet<>(check.manifest(TagFiles.TAG_MANIFEST));
        for (String name : TagFiles.COVERED) {
            if (!listed.contains(name)) {
                check.find(name + ": not covered by " + TagFiles.TAG_MANIFEST);
            }
        }
        listed.add(TagFiles.TAG_MANIFEST);
        try (var list = Files.newDirectoryStream(bag)) {
            for (Path one : list) {
                String name = one.getFileName().toString();
                if (!name.equals("data") && !listed.contains(name)) {
                    check.find("a file or folder beside the payload that no manifest covers");
                }
            }
        }
        return check.findings;
    }

    /** Bytes and number of the payload's files, as Payload-Oxum. */
    public static String oxum(Path bag) throws IOException {
        long[] sums = new long[2];
        Path data = bag.resolve("data");
        if (Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sums[0] += attributes.size();
                    sums[1]++;
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return sums[0] + "." + sums[1];
    }

    /** Whether the tag manifest lists a file with this content. */
    public static boolean isListed(Path bag, String name, String content) {
        byte[] hash = Hashes.sha256().digest(content.getBytes(StandardCharsets.UTF_8));
        String line = HexFormat.of().formatHex(hash) + "  " + name;
        try {
            return Files.readAllLines(bag.resolve(TagFiles.TAG_MANIFEST)).contains(line);
        } catch (IOException e) {
            return false;
        }
    }

    private Set<String> manifest(String name) throws IOException {
        Set<String> listed = new HashSet<>();
        Path file = bag.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            find(name + ": missing");
            return listed;
        }
        boolean payload = name.equals(TagFiles.MANIFEST);
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches() || !isInside(matcher.group(2), payload)) {
                    find(name + ":" + number + ": not a hash and a path of this bag");
                } else if (!listed.add(matcher.group(2))) {
                    find(name + ":" + number + ": a path for the second time");
                } else {
                    compare(matcher.group(2), matcher.group(1));
                }
            }
        } catch (CharacterCodingException e) {
            find(name + ": not UTF-8");
        }
        return listed;
    }

    /** The paths that a release has: no way out of the folder. */
    private static boolean isInside(String path, boolean payload) {
        for (String step : path.split("/", -1)) {
            if (step.isEmpty()
                    || step.equals(".")
                    || step.equals("..")
                    || step.indexOf('\\') >= 0
                    || step.indexOf(0) >= 0) {
                return false;
            }
        }
        return payload ? path.startsWith("data/") : path.indexOf('/') < 0;
    }

    private void compare(String path, String sha256) throws IOException {
        Path file = bag.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || throughLink(file)) {
            find(path + ": missing");
        } else if (!Disk.sha256(file).equalsIgnoreCase(sha256)) {
            find(path + ": changed");
        }
    }

    private boolean throughLink(Path file) {
        Path folder = file.getParent();
        while (folder != null && !folder.equals(bag)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
            folder = folder.getParent();
        }
        return false;
    }

    private void extra(Path data, Set<String> listed) throws IOException {
        if (!Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
            find("data: missing");
            return;
        }
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = bag.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (!listed.contains(path)) {
                    find("data: a file that is not in the manifest");
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void find(String line) {
        if (findings.size() < MOST) {
            findings.add(line);
        }
    }
}
