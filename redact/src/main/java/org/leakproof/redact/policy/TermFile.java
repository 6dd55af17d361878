package org.leakproof.redact.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlFile;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file of terms beside the policy: one a line, UTF-8; empty lines and lines that begin with # do not count. */
final class TermFile {
    private TermFile() {}

    static List<String> read(String name, Node node, Optional<Path> folder, Problems problems) {
        if (folder.isEmpty()) {
            problems.at(node, "a bundled policy has no files");
            return List.of();
        }
        try {
            Path file = folder.get().resolve(name);
            List<String> terms = YamlFile.read(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (terms.isEmpty()) {
                problems.at(node, "file \"" + name + "\": holds no term; expected one a line");
            }
            return terms;
        } catch (YamlFile.Unreadable e) {
            problems.at(
                    node,
                    "file \"" + name + "\": " + e.reason()
                            + "; expected a text file, one term a line, beside the policy");
        } catch (InvalidPathException e) {
            problems.at(node, "\"" + name + "\" is no file name");
        }
        return List.of();
    }
}
