package org.leakproof.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.microsoft.ooxml.OPCPackageDetector;
import org.apache.tika.detect.ole.MiscOLEDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.detect.zip.IPADetector;
import org.apache.tika.detect.zip.JarDetector;
import org.apache.tika.detect.zip.KMZDetector;
import org.apache.tika.detect.zip.OpenDocumentDetector;
import org.apache.tika.detect.zip.StarOfficeDetector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.dbf.DBFParser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.hwp.HwpV5Parser;
import org.apache.tika.parser.microsoft.EMFParser;
import org.apache.tika.parser.microsoft.JackcessParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.WMFParser;
import org.apache.tika.parser.microsoft.onenote.OneNoteParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.ooxml.xwpf.ml2006.Word2006MLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.microsoft.xml.SpreadsheetMLParser;
import org.apache.tika.parser.microsoft.xml.WordMLParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.wordperfect.QuattroProParser;
import org.apache.tika.parser.wordperfect.WordPerfectParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.parser.xml.FictionBookParser;

/**
 * Which parser reads which kind of document: the registry. Kinds that stand in no list are unsupported, archives and
 * mails among them, which others open. Tika's own discovery on the class path is not used.
 */
final class Formats {
    /** Whether a kind has text, and who reads it. */
    sealed interface Treatment {
        record Read(Parser parser) implements Treatment {}

        record HoldsNoText() implements Treatment {}

        record Encrypted() implements Treatment {}

        record Unsupported() implements Treatment {}
    }

    private static final Set<String> TEXTLESS_FAMILIES = Set.of("image", "audio", "video", "font");

    /** Drawings with text, which nothing here reads. */
    private static final Set<String> DRAWINGS = Set.of("image/vnd.dwg", "image/vnd.dxf", "image/vnd.djvu");

    private static final Set<String> TEXTLESS = Set.of(
            "application/pgp-signature", "application/pgp-keys", "application/x-font-ttf", "application/x-font-type1");

    private static final Set<String> ENCRYPTED = Set.of(
            "application/pgp-encrypted",
            "application/x-tika-ole-drm-encrypted",
            "application/vnd.ms-outlook-encrypted");

    /** Read by the readers of mail, which keep their parts apart. */
    private static final Set<String> MAIL = Set.of(
            "message/rfc822",
            "message/news",
            "message/global",
            "message/partial",
            "message/external-body",
            "message/x-emlx",
            "multipart/related",
            "application/mbox",
            "application/vnd.ms-outlook",
            "application/vnd.ms-outlook-pst",
            "application/vnd.ms-tnef");

    private final MediaTypeRegistry registry;
    private final Detector detector;
    private final Map<MediaType, Parser> parsers = new HashMap<>();

    private Formats(List<Parser> all) {
        MimeTypes magic = MimeTypes.getDefaultMimeTypes();
        registry = magic.getMediaTypeRegistry();
        detector = new CompositeDetector(
                registry,
                List.of(
                        new POIFSContainerDetector(),
                        new MiscOLEDetector(),
                        new DefaultZipContainerDetector(List.of(
                                new OPCPackageDetector(),
                                new OpenDocumentDetector(),
                                new StarOfficeDetector(),
                                new KMZDetector(),
                                new JarDetector(),
                                new IPADetector())),
                        magic));
        ParseContext nothing = new ParseContext();
        for (Parser parser : all) {
            for (MediaType type : parser.getSupportedTypes(nothing)) parsers.put(registry.normalize(type), parser);
        }
    }

    static Formats standard() {
        return with(List.of());
    }

    /** The standard ones, and further parsers that win over them. */
    static Formats with(List<Parser> further) {
        List<Parser> all = new ArrayList<>(List.of(
                new TXTParser(),
                new JSoupParser(),
                new DcXMLParser(),
                // after the former, which also claims XML: its text without attributes
                new XmlText(),
                new FictionBookParser(),
                new PDFParser(),
                new RTFParser(),
                new OfficeParser(),
                new OOXMLParser(),
                new OldExcelParser(),
                new WordMLParser(),
                new Word2006MLParser(),
                new SpreadsheetMLParser(),
                new OneNoteParser(),
                new JackcessParser(),
                new EMFParser(),
                new WMFParser(),
                new OpenDocumentParser(),
                new FlatOpenDocumentParser(),
                new EpubParser(),
                new HwpV5Parser(),
                new WordPerfectParser(),
                new QuattroProParser(),
                new DBFParser(),
                new SignedContent()));
        all.addAll(further);
        return new Formats(all);
    }

    Detector detector() {
        return detector;
    }

    /**
     * What to do with a kind.
     *
     * @param declared what the sender called it, and the extension of its name: a pasted mail or a list of addresses in
     *     a text file looks like a mail, but is a text file
     */
    Treatment treatment(MediaType detected, String declared, String extension) {
        String base = detected.getBaseType().toString();
        if (MAIL.contains(base)) {
            boolean text =
                    extension.equals("txt") || declared.toLowerCase(Locale.ROOT).startsWith("text/plain");
            return text && !base.startsWith("application/vnd.")
                    ? new Treatment.Read(parsers.get(MediaType.TEXT_PLAIN))
                    : new Treatment.Unsupported();
        }
        if (ENCRYPTED.contains(base)) return new Treatment.Encrypted();
        if (TEXTLESS.contains(base)) return new Treatment.HoldsNoText();
        Optional<Parser> parser = parser(detected);
        if (parser.isPresent()) return new Treatment.Read(parser.get());
        boolean textless = TEXTLESS_FAMILIES.contains(detected.getType()) && !DRAWINGS.contains(base);
        return textless ? new Treatment.HoldsNoText() : new Treatment.Unsupported();
    }

    /** The parser of a kind, or of the nearest kind that it is a case of. */
    private Optional<Parser> parser(MediaType detected) {
        for (MediaType type = registry.normalize(detected); type != null; type = registry.getSupertype(type)) {
            if (MAIL.contains(type.getBaseType().toString())) return Optional.empty();
            Parser parser = parsers.get(type);
            if (parser != null) return Optional.of(parser);
        }
        return Optional.empty();
    }
}
