package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.extract.protocol.Doubt;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.extract.protocol.Request;
import org.leakproof.extract.protocol.Response;

/** What of which document becomes text. Hostile documents are tried in real child processes, beside the pool. */
class DocumentReaderTest {
    private static final int LIMIT = 1_000_000;
    private static final String WORDS = "Größe, Zażółć gęślą jaźń, Привет мир, שלום עולם, 你好世界 🦊";

    private static Formats formats;

    @TempDir
    Path folder;

    @BeforeAll
    static void readTheRegistryOnce() {
        formats = Formats.standard();
    }

    private record Found(Response response, String mediaType, String text) {}

    private Found read(byte[] document, String declared, String extension) throws IOException {
        Scratch scratch = new Scratch(folder);
        Path file = Files.write(scratch.file("document"), document);
        String[] detected = {""};
        try (TextSpool spool = new TextSpool(scratch.file("text"), LIMIT)) {
            Request request = new Request(declared, extension, document.length, LIMIT);
            Response response = new DocumentReader(formats, scratch).read(file, request, spool, t -> detected[0] = t);
            try (InputStream in = spool.open()) {
                String text = response.reason().isPresent() ? "" : new String(in.readAllBytes(), UTF_8);
                return new Found(response, detected[0], text);
            }
        }
    }

    private Reason reason(byte[] document, String declared, String extension) throws IOException {
        return read(document, declared, extension).response().reason().orElseThrow();
    }

    @Test
    void readsLettersWithTheirHeadersNotesAndTables() throws IOException {
        XWPFDocument letter = new XWPFDocument();
        letter.getProperties().getCoreProperties().setCreator("Max Quelle");
        letter.getProperties().getCoreProperties().setTitle("geheimer Titel");
        letter.createParagraph().createRun().setText(WORDS);
        letter.createTable(1, 2).getRow(0).getCell(1).setText("Zelle B1");
        letter.createHeaderFooterPolicy()
                .createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                .createParagraph()
                .createRun()
                .setText("Kopfzeile");
        letter.createFootnote().createParagraph().createRun().setText("Fußnote");
        Found found = read(bytes(letter::write), "", "docx");
        assertThat(found.text()).contains(WORDS, "Zelle B1", "Kopfzeile", "Fußnote");
        assertThat(found.text()).as("metadata").doesNotContain("Quelle", "Titel");
        assertThat(found.mediaType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(found.response().doubts()).isEmpty();
    }

    @Test
    void readsSheetsWithDatesAsWritten() throws IOException {
        for (Workbook book : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
            Row row = book.createSheet("Konten").createRow(0);
            row.createCell(0).setCellValue(WORDS);
            row.createCell(1).setCellValue(1234.5);
            Cell day = row.createCell(2);
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            day.setCellStyle(style);
            day.setCellValue(java.time.LocalDate.of(2014, 3, 21));
            assertThat(read(bytes(book::write), "", "").text()).contains(WORDS, "Konten", "1234.5", "2014-03-21");
        }
    }

    @Test
    void readsSlides() throws IOException {
        XMLSlideShow show = new XMLSlideShow();
        XSLFTextBox box = show.createSlide().createTextBox();
        box.setText(WORDS);
        assertThat(read(bytes(show::write), "", "").text()).contains(WORDS);
    }

    @Test
    void readsPdf() throws IOException {
        byte[] pdf = Pdfs.withText("Größe: 12 Äpfel", "Max Quelle");
        Found found = read(pdf, "application/octet-stream", "");
        assertThat(found.text()).contains("Größe: 12 Äpfel").doesNotContain("Quelle");
        assertThat(found.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void holdsPdfWithoutTextAsSuspect() throws IOException {
        assertThat(reason(Pdfs.withText("", ""), "", "pdf")).isEqualTo(Reason.SUSPECT_EMPTY);
    }

    @Test
    void holdsPdfWhoseGlyphsStandForNothing() throws IOException {
        assertThat(reason(Pdfs.withGlyphsOfNoMeaning(), "", "pdf")).isIn(Reason.GARBLED, Reason.SUSPECT_EMPTY);
    }

    @Test
    void readsRichTextInItsCodePage() throws IOException {
        String rtf =
                "{\\rtf1\\ansi\\ansicpg1251{\\info{\\author Max Quelle}}\\pard\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2 \\u8364?\\par}";
        assertThat(read(rtf.getBytes(UTF_8), "", "rtf").text())
                .contains("Привет €")
                .doesNotContain("Quelle");
    }

    @Test
    void readsPagesWithoutScriptsAndHead() throws IOException {
        String page =
                "<html><head><title>Titel</title><meta charset='iso-8859-2'><script>var x = 'Skript'</script></head>"
                        + "<body><p>Zażółć gęślą</p><p>zwei</p><script>var y = 'Skript'</script></body></html>";
        Found found = read(page.getBytes(Charset.forName("iso-8859-2")), "text/html", "html");
        assertThat(found.text()).contains("Zażółć gęślą\n").contains("zwei").doesNotContain("Skript");
        assertThat(found.response().doubts()).isEmpty();
    }

    @Test
    void readsOpenDocumentText() throws IOException {
        assertThat(read(Zips.openDocument(WORDS), "", "odt").text()).contains(WORDS);
    }

    @Test
    void readsUnknownXmlWithItsAttributesAndWithoutItsEscapes() throws IOException {
        String xml =
                "<?xml version='1.0'?><log><call from='J&#246;rg' n='+49 30 1234567'/><note>A &amp; B</note></log>";
        assertThat(read(xml.getBytes(UTF_8), "", "xml").text())
                .contains("from: Jörg", "n: +49 30 1234567", "A & B")
                .doesNotContain("<");
    }

    @Test
    void readsDrawingsThatNameAnOutsideGrammar() throws IOException {
        String svg = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
                + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
                + "<svg xmlns='http://www.w3.org/2000/svg'><text>Straße</text></svg>";
        assertThat(read(svg.getBytes(UTF_8), "", "svg").text()).contains("Straße");
    }

    @Test
    void takesTheDeclaredCharset() throws IOException {
        byte[] arabic = "سلام".getBytes(Charset.forName("windows-1256"));
        Found found = read(arabic, "text/plain; charset=\"windows-1256\"", "txt");
        assertThat(found.text().strip()).isEqualTo("سلام");
        assertThat(found.response().doubts()).isEmpty();
    }

    @Test
    void takesNoDeclaredCharsetThatTheBytesContradict() throws IOException {
        assertThat(read("Zażółć".getBytes(UTF_8), "text/plain; charset=us-ascii", "txt")
                        .text())
                .contains("Zażółć");
        assertThat(read("Zażółć".getBytes(UTF_8), "text/plain; charset=x-unknown", "txt")
                        .text())
                .contains("Zażółć");
    }

    @Test
    void saysThatACharsetIsGuessed() throws IOException {
        byte[] russian = "Привет, это довольно длинный русский текст, который нужно угадать. "
                .repeat(20)
                .getBytes(Charset.forName("windows-1251"));
        Found found = read(russian, "", "txt");
        assertThat(found.text()).contains("Привет");
        assertThat(found.response().doubts()).containsExactly(Doubt.CHARSET_GUESSED);
    }

    @Test
    void readsTextWithAByteOrderMark() throws IOException {
        assertThat(read(("\uFEFF" + WORDS).getBytes(UTF_16LE), "", "txt").text().strip())
                .isEqualTo(WORDS);
        assertThat(read(("\uFEFF" + WORDS).getBytes(UTF_8), "", "").text().strip())
                .isEqualTo(WORDS);
    }

    @Test
    void keepsPlainTextAsItStands() throws IOException {
        String csv = "name;\"größe\"\r\n\tÄ;1,5\r\n<p>&amp;\r\n";
        assertThat(read(csv.getBytes(UTF_8), "text/csv", "csv").text()).isEqualToIgnoringNewLines(csv);
    }

    @Test
    void readsAPastedMailInATextFileAsText() throws IOException {
        byte[] pasted =
                "From: a@example.org\nTo: b@example.org\nSubject: x\nMessage-ID: <1@x>\n\nHallo\n".getBytes(UTF_8);
        assertThat(read(pasted, "text/plain", "txt").text()).contains("From: a@example.org", "Hallo");
        assertThat(reason(pasted, "message/rfc822", "eml")).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void doesNotTakeBinaryForText() throws IOException {
        byte[] noise = new byte[4096];
        new java.util.Random(3).nextBytes(noise);
        assertThat(reason(noise, "text/plain", "txt")).isIn(Reason.GARBLED, Reason.UNSUPPORTED);
        assertThat(reason(noise, "application/x-unknown", "")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(new byte[1000], "text/plain", "txt")).isIn(Reason.GARBLED, Reason.UNSUPPORTED);
    }

    @Test
    void saysWhyThereIsNoText() throws IOException {
        assertThat(reason(new byte[0], "", "txt")).isEqualTo(Reason.EMPTY);
        assertThat(reason(" \r\n\t\n".getBytes(UTF_8), "text/plain", "txt")).isEqualTo(Reason.EMPTY);
        assertThat(reason(Zips.zip("a.txt", "Text".getBytes(UTF_8)), "", "zip")).isEqualTo(Reason.UNSUPPORTED);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        assertThat(reason(png, "image/png", "png")).isEqualTo(Reason.NO_TEXT);
        assertThat(reason("-----BEGIN PGP MESSAGE-----\n\nhQE".getBytes(UTF_8), "text/plain", "asc"))
                .isEqualTo(Reason.ENCRYPTED);
        assertThat(reason("<?xml version='1.0'?><a><b></a>".getBytes(UTF_8), "", "xml"))
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    void saysWhetherThereWasTextBeforeTheDamage() throws IOException {
        Found found = read("<?xml version='1.0'?><a><b>Anfang</b></c>".getBytes(UTF_8), "", "xml");
        assertThat(found.response()).isEqualTo(Response.none(Reason.DAMAGED, true, false));
    }

    @Test
    void holdsEncryptedDocuments() throws IOException {
        assertThat(reason(Pdfs.encrypted(), "", "pdf")).isEqualTo(Reason.ENCRYPTED);
        assertThat(reason(encryptedDocx(), "", "docx")).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void holdsTextAboveTheLimitAndCutsNothing() throws IOException {
        // the parser ends a document with a line end of its own
        Found fits = read("ä".repeat(LIMIT - 1).getBytes(UTF_8), "text/plain", "txt");
        Found over = read("ä".repeat(LIMIT + 1).getBytes(UTF_8), "text/plain", "txt");
        assertThat(fits.text().strip()).hasSize(LIMIT - 1);
        assertThat(over.response()).isEqualTo(Response.none(Reason.TOO_LARGE, true, false));
        assertThat(over.text()).isEmpty();
    }

    @Test
    void readsWhatIsAttachedToAPage() throws IOException {
        byte[] inner = bytes(out -> {
            XWPFDocument letter = new XWPFDocument();
            letter.createParagraph().createRun().setText("Anlage: " + WORDS);
            letter.write(out);
        });
        Found found = read(Pdfs.withAttachment("Deckblatt", "anlage.docx", inner), "", "pdf");
        assertThat(found.text()).contains("Deckblatt", "Anlage: " + WORDS);
        assertThat(found.response().doubts()).isEmpty();
    }

    @Test
    void readsASheetWithinASheet() throws IOException {
        HSSFWorkbook inner = new HSSFWorkbook();
        inner.createSheet("innen").createRow(0).createCell(0).setCellValue(WORDS);
        byte[] innerBytes = bytes(inner::write);
        HSSFWorkbook outer = new HSSFWorkbook();
        HSSFSheet sheet = outer.createSheet("aussen");
        HSSFPatriarch drawing = sheet.createDrawingPatriarch();
        int picture = outer.addPicture(new byte[] {1}, Workbook.PICTURE_TYPE_PNG);
        try (POIFSFileSystem part = new POIFSFileSystem(new ByteArrayInputStream(innerBytes))) {
            int storage = outer.addOlePackage(part, "innen", "innen.xls", "innen.xls");
            drawing.createObjectData(new HSSFClientAnchor(), storage, picture);
            Found found = read(bytes(outer::write), "", "xls");
            assertThat(found.text()).contains("aussen", "innen", WORDS);
        }
    }

    @Test
    void readsTablesOfDatabases() throws IOException {
        Path file = folder.resolve("base.mdb");
        try (Database base = DatabaseBuilder.create(Database.FileFormat.V2003, file.toFile())) {
            Table table = new TableBuilder("Konten")
                    .addColumn(new ColumnBuilder("Inhaber", DataType.TEXT))
                    .toTable(base);
            table.addRow("Größe Привет");
        }
        assertThat(read(Files.readAllBytes(file), "", "mdb").text()).contains("Inhaber", "Größe Привет");
    }

    @Test
    void notesWhatIsAttachedAndNotRead() throws IOException {
        byte[] archive = Zips.zip("a.txt", "Text".getBytes(UTF_8));
        Found found = read(Pdfs.withAttachment("Deckblatt", "a.zip", archive), "", "pdf");
        assertThat(found.text()).contains("Deckblatt");
        assertThat(found.response().doubts()).containsExactly(Doubt.PARTS_LEFT_OUT);
    }

    @Test
    void readsSignedDocumentsAndTakesBareSignaturesForTextless() throws Exception {
        byte[] inner = Pdfs.withText("Vertrag", "");
        assertThat(read(Signatures.around(inner), "application/pkcs7-mime", "p7m")
                        .text())
                .contains("Vertrag");
        assertThat(reason(Signatures.detachedFrom(inner), "application/pkcs7-signature", "p7s"))
                .isEqualTo(Reason.NO_TEXT);
        assertThat(reason(Signatures.encrypted(inner), "application/pkcs7-mime", "p7m"))
                .isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void knowsNoOcr() {
        assertThat(java.lang.ClassLoader.getSystemResource("org/apache/tika/parser/ocr/TesseractOCRParser.class"))
                .isNull();
    }

    private static byte[] encryptedDocx() throws IOException {
        byte[] plain = bytes(out -> {
            XWPFDocument letter = new XWPFDocument();
            letter.createParagraph().createRun().setText("geheim");
            letter.write(out);
        });
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("infected");
            try (OPCPackage opc = OPCPackage.open(new java.io.ByteArrayInputStream(plain));
                    java.io.OutputStream out = encryptor.getDataStream(files)) {
                opc.save(out);
            } catch (java.security.GeneralSecurityException
                    | org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                throw new IOException(e);
            }
            return bytes(files::writeFilesystem);
        }
    }

    private interface Writing {
        void to(java.io.OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }
}
