package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Does what a document that has taken over its parser might do: one command and its argument. */
final class ProbeParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("probe+xml"));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        String[] words = new String(stream.readAllBytes(), UTF_8)
                .replaceAll("(?s).*<probe>|</probe>.*", "")
                .split(" ", 2);
        String answer = switch (words[0]) {
            case "exit" -> exit(Integer.parseInt(words[1]));
            case "connect" -> connect(Integer.parseInt(words[1]));
            case "look" -> look(Path.of(words[1]));
            case "fill" -> fill(Long.parseLong(words[1]));
            case "forge" -> forge(words[1]);
            case "surroundings" -> surroundings();
            default -> throw new IllegalArgumentException(words[0]);
        };
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        xhtml.characters(answer);
        xhtml.endDocument();
    }

    private static String exit(int code) {
        System.exit(code);
        return "";
    }

    private static String connect(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return "connected";
        } catch (IOException e) {
            return "no way out";
        }
    }

    private static String look(Path file) {
        return Files.isReadable(file) ? "readable" : "nothing there";
    }

    /** Megabytes, in files of one, and then waits. */
    private static String fill(long megabytes) throws IOException {
        byte[] block = new byte[1 << 20];
        for (long i = 0; i < megabytes; i++) Files.write(Files.createTempFile("fill", ""), block);
        while (true) Thread.onSpinWait();
    }

    /** Writes into the channel itself. */
    private static String forge(String text) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(text.getBytes(UTF_8));
        }
        while (true) Thread.onSpinWait();
    }

    private static String surroundings() {
        return "environment " + new TreeMap<>(System.getenv()).keySet() + "\nlocale " + Locale.getDefault() + "\nzone "
                + TimeZone.getDefault().getID() + "\nuser " + System.getProperty("user.name") + "\narguments "
                + ProcessHandle.current()
                        .info()
                        .arguments()
                        .map(a -> String.join(" ", a))
                        .orElse("unknown");
    }
}
