package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.Samples;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Compares the parts that the walker finds, and what is in them, with the parse trees that lie beside mime4j's test
 * messages. */
class ParseTreeTest {
    /** Where this reader is more lenient on purpose, and how. */
    private static final Set<String> MORE_LENIENT = Set.of(
            // the declared boundary is folded and never occurs: its text is kept as the body
            "badbound",
            // a body begins where a line is no field and none follows
            "malformedHeader-noheader",
            "malformedHeaderStartsBody-noheader",
            "malformedHeaderStartsBody-nocrlfcrlf",
            "hdr-fakeout",
            "basic-plain-with-bad-header-separator",
            "obsolete",
            // base64 that breaks off within a group: its last bytes are kept
            "frag",
            "multi-frag",
            // parts that the tree shows as text in place of parts
            "missing-boundary",
            "missing-inner-boundary",
            "missing-inner-start-boundary",
            "multi-bad",
            "multipartnopart");

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> findsTheSameParts() throws IOException {
        List<Path> mails = new ArrayList<>();
        for (String folder : List.of("mail/mime4j/testmsgs", "mail/mime4j/mimetools-testmsgs")) {
            try (var files = Files.list(Samples.folder(folder))) {
                files.filter(file -> file.toString().endsWith(".msg")).sorted().forEach(mails::add);
            }
        }
        return mails.stream()
                .filter(mail -> Files.exists(beside(mail, "_decoded.xml")))
                .filter(mail -> !MORE_LENIENT.contains(name(mail)))
                .map(mail -> DynamicTest.dynamicTest(name(mail), () -> compare(mail)));
    }

    private static String name(Path mail) {
        return mail.getFileName().toString().replace(".msg", "");
    }

    private static Path beside(Path mail, String ending) {
        return mail.resolveSibling(name(mail) + ending);
    }

    private void compare(Path mail) throws Exception {
        byte[] bytes = Files.readAllBytes(mail);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Contents contents = new Contents(work);
        contents.begin(flags);
        Part root = new MimeWalker(contents::nested, flags).walk(Bytes.of(bytes), 0, bytes.length);
        List<String> found = new ArrayList<>();
        show(root, 0, contents, found);
        String xml = Files.readString(beside(mail, "_decoded.xml"), StandardCharsets.ISO_8859_1)
                .replaceAll("&#[0-9]+;", "?");
        Element tree = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        List<String> expected = new ArrayList<>();
        expect(tree, 0, mail, expected);
        assertThat(found).isEqualTo(expected);
    }

    private static void show(Part part, int depth, Contents contents, List<String> found) throws IOException {
        if (part.isLeftover()) {
            return;
        }
        switch (part.kind()) {
            case MULTIPART -> found.add(depth + " multipart");
            case MESSAGE -> found.add(depth + " message");
            case LEAF -> {
                byte[] decoded = contents.decode(part).bytes();
                boolean text = part.mediaType().startsWith("text/");
                String latin = new String(decoded, StandardCharsets.ISO_8859_1);
                String shown = text ? withoutLineEnds(latin) : latin;
                found.add(depth + (text ? " text " : " binary ") + brief(shown));
            }
        }
        for (Part child : part.children()) {
            show(child, depth + 1, contents, found);
        }
    }

    private static void expect(Element element, int depth, Path mail, List<String> expected) throws IOException {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element child)) {
                continue;
            }
            switch (child.getTagName()) {
                case "multipart" -> {
                    expected.add(depth + " multipart");
                    expect(child, depth + 1, mail, expected);
                }
                case "body-part" -> expect(child, depth, mail, expected);
                case "message" -> {
                    expected.add(depth + " message");
                    expect(child, depth + 1, mail, expected);
                }
                case "text-body" ->
                    expected.add(depth + " text "
                            + brief(withoutLineEnds(Files.readString(
                                    mail.resolveSibling(child.getAttribute("name")), StandardCharsets.ISO_8859_1))));
                case "binary-body" ->
                    expected.add(depth + " binary "
                            + brief(Files.readString(
                                    mail.resolveSibling(child.getAttribute("name")), StandardCharsets.ISO_8859_1)));
                default -> {
                    // headers, and text outside parts
                }
            }
        }
    }

    /** Long contents by their length and hash, so that a failure can be read. */
    private static String brief(String content) {
        return content.length() < 100 ? content : content.length() + " characters, hash " + content.hashCode();
    }

    private static String withoutLineEnds(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}
