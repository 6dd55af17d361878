package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.leakproof.extract.protocol.Doubt;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.extract.protocol.Request;
import org.leakproof.extract.protocol.Response;

/** Turns one document into text, or into the reason why there is none. What it can do is fixed here, in code. */
final class DocumentReader {
    /** Told the kind of the document before the parser starts, since the parser may take the JVM with it. */
    interface Observer {
        void detected(String mediaType) throws IOException;
    }

    private static final String ARMOUR = "-----BEGIN PGP MESSAGE-----";

    /** Of a PDF's glyphs that stand for no known character; from there on its text is not what a person sees. */
    private static final float MOST_UNMAPPED = 0.1f;

    /** PDFBox keeps more than that of an unpacked document in files. */
    private static final long PDF_MEMORY = 64L << 20;

    private static final int MAX_CAUSES = 32;

    private final Formats formats;
    private final Scratch scratch;

    DocumentReader(Formats formats, Scratch scratch) {
        this.formats = formats;
        this.scratch = scratch;
        FontMappers.set(new BundledFonts());
    }

    /**
     * Reads a document into the spool.
     *
     * @throws IOException when the observer cannot be told or the spool cannot be written; never for the document
     */
    Response read(Path file, Request request, TextSpool text, Observer observer) throws IOException {
        if (Files.size(file) == 0) return Response.none(Reason.EMPTY, false, false);
        Metadata metadata = hints(request);
        ParseContext context = context();
        CharsetChoice charset = new CharsetChoice(file, request.declaredMediaType());
        EmbeddedDocuments embedded = new EmbeddedDocuments(formats, scratch, text, context);
        context.set(EncodingDetector.class, charset);
        context.set(EmbeddedDocumentExtractor.class, embedded);
        MediaType type = MediaType.OCTET_STREAM;
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            type = formats.detector().detect(stream, metadata);
            observer.detected(type.getBaseType().toString());
            Formats.Treatment treatment = isArmoured(file)
                    ? new Formats.Treatment.Encrypted()
                    : formats.treatment(type, request.declaredMediaType(), request.extension());
            if (treatment instanceof Formats.Treatment.Unsupported) {
                return Response.none(Reason.UNSUPPORTED, false, false);
            } else if (treatment instanceof Formats.Treatment.Encrypted) {
                return Response.none(Reason.ENCRYPTED, false, false);
            } else if (treatment instanceof Formats.Treatment.HoldsNoText) {
                return Response.none(Reason.NO_TEXT, false, false);
            }
            Parser parser = ((Formats.Treatment.Read) treatment).parser();
            metadata.set(Metadata.CONTENT_TYPE, type.toString());
            parser.parse(stream, new BodyText(text), metadata, context);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return failure(e, text);
        }
        return found(type, metadata, text, charset, embedded);
    }

    private static Metadata hints(Request request) {
        Metadata metadata = new Metadata();
        if (!request.extension().isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "document." + request.extension());
        }
        if (!request.declaredMediaType().isEmpty()) {
            metadata.set(Metadata.CONTENT_TYPE, request.declaredMediaType());
        }
        return metadata;
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setCatchIntermediateIOExceptions(false);
        pdf.setMaxMainMemoryBytes(PDF_MEMORY);
        OfficeParserConfig office = new OfficeParserConfig();
        // streaming: a tree of a hostile file does not fit
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    private static boolean isArmoured(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(ARMOUR.length()), US_ASCII).equals(ARMOUR);
        }
    }

    private static Response found(
            MediaType type, Metadata metadata, TextSpool text, CharsetChoice charset, EmbeddedDocuments embedded)
            throws IOException {
        text.finish();
        if (text.overLimit()) return Response.none(Reason.TOO_LARGE, true, false);
        if (text.isBlank()) {
            boolean plain = type.getType().equals("text") && !embedded.leftOut();
            return Response.none(plain ? Reason.EMPTY : Reason.SUSPECT_EMPTY, false, false);
        }
        if (charset.isBinary() || text.isGarbled() || isUnmapped(metadata))
            return Response.none(Reason.GARBLED, true, false);
        EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (embedded.leftOut() || hasWarnings(metadata)) doubts.add(Doubt.PARTS_LEFT_OUT);
        if (charset.guessed() || embedded.guessedCharset()) doubts.add(Doubt.CHARSET_GUESSED);
        return Response.text(doubts, text.bytes(), text.chars());
    }

    private static boolean isUnmapped(Metadata metadata) {
        String share = metadata.get(PDF.OVERALL_PERCENTAGE_UNMAPPED_UNICODE_CHARS);
        return share != null && Float.parseFloat(share) > MOST_UNMAPPED;
    }

    /** What a parser caught and went on without. */
    private static boolean hasWarnings(Metadata metadata) {
        return metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING) != null
                || metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM) != null;
    }

    private static Response failure(Throwable thrown, TextSpool text) throws IOException {
        text.finish();
        boolean partial = !text.isBlank();
        if (text.overLimit()) return Response.none(Reason.TOO_LARGE, true, false);
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError memory) throw memory;
            // neither the heap nor half-initialised classes can be trusted after these
            if (cause instanceof Error) return Response.none(Reason.DAMAGED, partial, true);
            if (isAboutEncryption(cause)) return Response.none(Reason.ENCRYPTED, partial, false);
            if (cause instanceof SignedContent.Detached) return Response.none(Reason.NO_TEXT, false, false);
            if (cause instanceof UnsupportedFormatException) return Response.none(Reason.UNSUPPORTED, partial, false);
            if (cause instanceof ZeroByteFileException) return Response.none(Reason.EMPTY, partial, false);
        }
        return Response.none(Reason.DAMAGED, partial, false);
    }

    private static boolean isAboutEncryption(Throwable cause) {
        return cause instanceof EncryptedDocumentException
                || cause instanceof org.apache.poi.EncryptedDocumentException
                || cause instanceof InvalidPasswordException;
    }
}
