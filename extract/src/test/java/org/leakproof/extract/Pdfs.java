package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small PDF files. */
final class Pdfs {
    private Pdfs() {}

    static byte[] withText(String text, String author) throws IOException {
        try (PDDocument pdf = page(text)) {
            pdf.getDocumentInformation().setAuthor(author);
            return bytes(pdf);
        }
    }

    static byte[] withAttachment(String text, String name, byte[] attached) throws IOException {
        try (PDDocument pdf = page(text)) {
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(name);
            file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(attached)));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            pdf.getDocumentCatalog().setNames(names);
            return bytes(pdf);
        }
    }

    static byte[] encrypted() throws IOException {
        try (PDDocument pdf = page("geheim")) {
            pdf.protect(new StandardProtectionPolicy("owner", "infected", new AccessPermission()));
            return bytes(pdf);
        }
    }

    /** A composite font with glyph numbers for characters and no table that says what they stand for. */
    static byte[] withGlyphsOfNoMeaning() {
        String content = "BT /F1 12 Tf 72 720 Td <" + "0A010A020A030A04".repeat(20) + "> Tj ET";
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                        + "4 0 obj<</Length " + content.length() + ">>stream\n" + content + "\nendstream endobj\n"
                        + "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H"
                        + "/DescendantFonts[6 0 R]>>endobj\n"
                        + "6 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Nameless/DW 600"
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                        + "/FontDescriptor<</Type/FontDescriptor/FontName/Nameless/Flags 4>>>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(US_ASCII);
    }

    private static PDDocument page(String text) throws IOException {
        PDDocument pdf = new PDDocument();
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 720);
            content.showText(text);
            content.endText();
        }
        return pdf;
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }
}
