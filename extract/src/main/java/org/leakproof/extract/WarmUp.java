package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leakproof.extract.protocol.Request;

/** Loads the classes of the commonest parsers, which takes seconds, before a document waits for them. */
final class WarmUp {
    private WarmUp() {}

    static void with(DocumentReader reader, Scratch scratch) throws IOException {
        read("txt", "text".getBytes(UTF_8), reader, scratch);
        read("html", "<html><body><p>text</p></body></html>".getBytes(UTF_8), reader, scratch);
        read("pdf", pdf(), reader, scratch);
        read("docx", docx(), reader, scratch);
        scratch.wipe();
    }

    private static void read(String extension, byte[] document, DocumentReader reader, Scratch scratch)
            throws IOException {
        Path file = Files.write(scratch.file("document"), document);
        try (TextSpool text = new TextSpool(scratch.file("text"), Integer.MAX_VALUE)) {
            reader.read(file, new Request("", extension, document.length, Integer.MAX_VALUE), text, type -> {});
        }
    }

    /** Without a table of offsets, which PDFBox then makes itself. */
    private static byte[] pdf() {
        String content = "BT /F1 12 Tf 72 720 Td (text) Tj ET";
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                        + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                        + "4 0 obj<</Length " + content.length() + ">>stream\n" + content + "\nendstream endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(UTF_8);
    }

    private static byte[] docx() throws IOException {
        String types = "http://schemas.openxmlformats.org/package/2006/content-types";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        String word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + types + "'><Default Extension='rels' ContentType="
                            + "'application/vnd.openxmlformats-package.relationships+xml'/>"
                            + "<Override PartName='/word/document.xml' ContentType='application/"
                            + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='" + relations + "'><Relationship Id='r1' Type='" + office
                            + "' Target='word/document.xml'/></Relationships>");
            entry(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w='" + word + "'><w:body><w:p><w:r><w:t>text</w:t></w:r></w:p></w:body>"
                            + "</w:document>");
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(UTF_8));
        zip.closeEntry();
    }
}
