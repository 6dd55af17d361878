package org.leakproof.redact.policy;

import java.util.ArrayList;
import java.util.List;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.contact.PhoneConfig;

/** The policy that an editor begins with: the bundled newsroom, explained further, with every detector that it leaves out
 *  named, an own rule with examples, and everything else that a policy can say in comments. Made of newsroom's own text, so
 *  that the two cannot drift apart. */
public final class StartingPolicy {
    private static final String NAME = "name: newsroom\n";
    private static final String KEEP = "# Who and what is not redacted";
    private static final int WIDTH = 116;

    private StartingPolicy() {}

    /** YAML that {@link PolicyLoader} takes. */
    public static String text() {
        String newsroom = PolicyLoader.text("newsroom");
        int from = newsroom.indexOf(NAME);
        int to = newsroom.lastIndexOf(KEEP);
        if (from < 0 || to < from) {
            throw new IllegalStateException("the bundled policy newsroom has another form");
        }
        String middle = newsroom.substring(from + NAME.length(), to).stripTrailing() + "\n";
        return PolicyLoader.text("starting-head")
                + "name: my-policy\n"
                + middle
                + furtherDetectors(middle)
                + PolicyLoader.text("starting-tail");
    }

    private static String furtherDetectors(String used) {
        List<String> further = new ArrayList<>();
        List<String> lines = used.lines().map(String::strip).toList();
        for (Identifier identifier :
                Catalogue.of(new CatalogueConfig(new PhoneConfig(List.of()))).all()) {
            String detector = "detector: " + identifier.id();
            if (lines.stream().noneMatch(line -> (line + " ").contains(detector + " "))) {
                further.add(identifier.id());
            }
        }
        if (further.isEmpty()) {
            return "";
        }
        StringBuilder comment = new StringBuilder("\n  # Further detectors:\n");
        StringBuilder line = new StringBuilder();
        for (String id : further.stream().sorted().toList()) {
            if (line.length() + id.length() > WIDTH) {
                comment.append("  #").append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "  " : ", ").append(id);
        }
        return comment.append("  #").append(line).append('\n').toString();
    }
}
