package org.leakproof.redact.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlMapping;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a policy keeps. */
final class KeepReader {
    private final Optional<Path> folder;
    private final Problems problems;

    KeepReader(Optional<Path> folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    List<Keep> read(List<Node> nodes) {
        List<Keep> keep = new ArrayList<>();
        for (Node node : nodes) {
            Optional<String> bare = YamlMapping.scalar(node);
            if (bare.isPresent()) {
                if (usable(bare.get(), node)) {
                    keep.add(new Keep("", List.of(bare.get()), EnumSet.allOf(Field.class)));
                }
            } else {
                YamlMapping.of(node, "an entry of \"keep\"", problems).ifPresent(mapping -> entry(mapping, keep));
            }
        }
        return keep;
    }

    private void entry(YamlMapping mapping, List<Keep> keep) {
        mapping.only("name", "aliases", "addresses", "term", "terms", "file", "fields");
        Optional<String> name = mapping.text("name");
        List<String> terms = new ArrayList<>();
        name.ifPresent(terms::add);
        terms.addAll(mapping.texts("aliases"));
        terms.addAll(mapping.texts("addresses"));
        terms.addAll(mapping.texts("term"));
        terms.addAll(mapping.texts("terms"));
        if (mapping.has("file")) {
            mapping.text("file")
                    .ifPresent(file -> terms.addAll(TermFile.read(file, mapping.at("file"), folder, problems)));
        }
        if (name.isEmpty() && (mapping.has("aliases") || mapping.has("addresses"))) {
            problems.at(mapping.node(), "aliases and addresses belong to a \"name\" in " + mapping.where());
        }
        boolean usable = true;
        for (String term : terms) {
            usable &= usable(term, mapping.node());
        }
        if (terms.isEmpty()) {
            problems.at(
                    mapping.node(), "nothing to keep in " + mapping.where() + "; expected name, term, terms or file");
        } else if (usable) {
            keep.add(new Keep(name.orElse(""), terms, PolicyLoader.fieldsOf(mapping)));
        }
    }

    private boolean usable(String term, Node node) {
        if (term.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
            problems.at(node, "a term to keep needs two letters or digits");
            return false;
        }
        return true;
    }
}
