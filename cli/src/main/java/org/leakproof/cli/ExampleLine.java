package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.explain.Example;
import org.leakproof.redact.policy.Field;

/** One passage in context, for a terminal and as a list item of a page. */
final class ExampleLine {
    private ExampleLine() {}

    static void print(Example example, PrintWriter out) {
        out.println("  " + example.message() + "  " + place(example.place()));
        out.println("    " + TerminalText.of(example.before()) + "«" + TerminalText.of(example.passage()) + "»"
                + now(example.now()) + TerminalText.of(example.after()));
    }

    private static String now(Optional<String> now) {
        return now.map(text -> text.isEmpty() ? " -> «»" : " -> «" + TerminalText.of(text) + "»")
                .orElse("");
    }

    static void item(Example example, PrintWriter out) {
        out.print(
                "<li><span class=\"where\">" + SecretPage.text(example.message().value()) + " "
                        + SecretPage.text(place(example.place())) + "</span><bdi>" + SecretPage.text(example.before())
                        + "</bdi>");
        String passage = "<bdi>" + SecretPage.text(example.passage()) + "</bdi>";
        out.print(
                example.now().isEmpty()
                        ? "<mark>" + passage + "</mark>"
                        : "<del>" + passage + "</del> <ins><bdi>"
                                + SecretPage.text(example.now().get()) + "</bdi></ins>");
        out.print("<bdi>" + SecretPage.text(example.after()) + "</bdi></li>\n");
    }

    /** As an editor's decision names it. */
    static String place(Optional<Place> place) {
        return place.map(p -> {
                    String field = YamlMapping.word(Field.of(p.kind()));
                    boolean one = p.kind() == Place.Kind.SUBJECT || p.kind() == Place.Kind.CONVERSATION_TITLE;
                    return one ? field : field + "/" + p.index();
                })
                .orElse("");
    }
}
