package org.leakproof.ingest.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents that mean harm, made when needed: small here, large where they are opened. */
final class HostileDocuments {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private HostileDocuments() {}

    static byte[] billionLaughs() {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return xml.append("]><l>&l9;</l>").toString().getBytes(UTF_8);
    }

    /** One long entity, often: 4 GB without nesting. */
    static byte[] quadraticBlowUp() {
        return ("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a '" + "a".repeat(60_000) + "'>]><l>" + "&a;".repeat(70_000)
                        + "</l>")
                .getBytes(UTF_8);
    }

    static byte[] xmlWithEntity(String url) {
        return ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM '" + url + "'>]><r>vorher &x; nachher</r>")
                .getBytes(UTF_8);
    }

    static byte[] xmlWithGrammar(String url) {
        return ("<?xml version='1.0'?><!DOCTYPE r SYSTEM '" + url + "'><r>Text</r>").getBytes(UTF_8);
    }

    static byte[] svgWithEntityAndPicture(String url) {
        return ("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM '" + url
                        + "'>]><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
                        + "<image xlink:href='" + url + "'/><text>&x;</text></svg>")
                .getBytes(UTF_8);
    }

    static byte[] pageWithRemoteParts(String url) {
        return ("<html><head><base href='" + url + "'><link rel='stylesheet' href='" + url + "'><script src='" + url
                        + "'></script></head><body><img src='" + url + "'><iframe src='" + url
                        + "'></iframe><object data='"
                        + url + "'></object><p>Größe</p></body></html>")
                .getBytes(UTF_8);
    }

    static byte[] letterWithEntityAndTemplate(String url) throws IOException {
        String document = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM '" + url + "'>]><w:document xmlns:w='"
                + WORD + "'><w:body><w:p><w:r><w:t>vorher &x; nachher</w:t></w:r></w:p></w:body></w:document>";
        String template = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + "attachedTemplate' Target='" + url + "' TargetMode='External'/></Relationships>";
        return letter(out -> out.write(document.getBytes(UTF_8)), template);
    }

    static byte[] letterOfDeepNesting(int depth) throws IOException {
        return letter(
                out -> {
                    out.write(("<w:document xmlns:w='" + WORD + "'><w:body>").getBytes(UTF_8));
                    out.write("<w:sdt><w:sdtContent>".repeat(depth).getBytes(UTF_8));
                    out.write("<w:p><w:r><w:t>tief</w:t></w:r></w:p>".getBytes(UTF_8));
                    out.write("</w:sdtContent></w:sdt>".repeat(depth).getBytes(UTF_8));
                    out.write("</w:body></w:document>".getBytes(UTF_8));
                },
                "");
    }

    /** Inflates to so many megabytes. */
    static byte[] letterOfManyWords(int megabytes) throws IOException {
        byte[] paragraph = "<w:p><w:r><w:t>Wort Wort Wort Wort Wort Wort</w:t></w:r></w:p>".getBytes(UTF_8);
        return letter(
                out -> {
                    out.write(("<w:document xmlns:w='" + WORD + "'><w:body>").getBytes(UTF_8));
                    for (long n = 0; n < (long) megabytes << 20; n += paragraph.length) out.write(paragraph);
                    out.write("</w:body></w:document>".getBytes(UTF_8));
                },
                "");
    }

    static byte[] deepRichText(int depth) {
        return ("{\\rtf1\\ansi\\pard " + "{".repeat(depth) + "tief" + "}".repeat(depth) + "}").getBytes(US_ASCII);
    }

    static byte[] deepPage(int depth) {
        return ("<html><body>" + "<div>".repeat(depth) + "tief" + "</div>".repeat(depth) + "</body></html>")
                .getBytes(US_ASCII);
    }

    static byte[] pdfWhosePagesAreACircle() {
        return pdf(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 2>>",
                "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2>>"));
    }

    /** A form with an XML part (XFA) that asks for a file or an address. */
    static byte[] pdfWithEntityInItsForm(String url) {
        String xfa = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY x SYSTEM '" + url
                + "'>]><xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><xfa:datasets"
                + " xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data><f>&x;</f></xfa:data></xfa:datasets>"
                + "</xdp:xdp>";
        String content = "BT /F1 12 Tf 72 720 Td (Formular) Tj ET";
        return pdf(List.of(
                "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 5 0 R>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
                        + "/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
                "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
                "<</Length " + xfa.length() + ">>stream\n" + xfa + "\nendstream"));
    }

    /** A content stream of so many megabytes, compressed so many times over. */
    static byte[] pdfBomb(int megabytes, int times) throws IOException {
        byte[] block = "BT /F1 12 Tf (Text Text Text) Tj ET\n".repeat(1 << 15).getBytes(US_ASCII);
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(once, new Deflater(9))) {
            for (long n = 0; n < (long) megabytes << 20; n += block.length) out.write(block);
        }
        byte[] packed = once.toByteArray();
        for (int i = 1; i < times; i++) packed = deflated(packed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                        + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                        + "4 0 obj<</Filter[" + "/FlateDecode".repeat(times) + "]/Length " + packed.length
                        + ">>stream\n")
                .getBytes(US_ASCII));
        bytes.writeBytes(packed);
        bytes.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    /** A page of text with a picture that would take 2.7 GB. */
    static byte[] pdfWithHugePicture() {
        String content = "q 14400 0 0 14400 0 0 cm /I Do Q BT /F1 12 Tf 72 720 Td (Text) Tj ET";
        return pdf(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>"
                        + "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
                "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
                "<</Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB/BitsPerComponent 8"
                        + "/Length 3>>stream\nabc\nendstream"));
    }

    /** A picture of 40,000 by 40,000 points in 200 KB. */
    static byte[] hugePicture() throws IOException {
        int side = 40_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(side);
        fields.writeInt(side);
        fields.write(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[1 + side / 8];
            for (int i = 0; i < side; i++) deflate.write(row);
        }
        chunk(out, "IDAT", pixels.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    static Path oneLongLine(Path file, int megabytes) throws IOException {
        byte[] block = "Wort ".repeat(1 << 15).getBytes(US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long n = 0; n < (long) megabytes << 20; n += block.length) out.write(block);
        }
        return file;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] letter(Writing document, String relations) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                    + "<Default Extension='rels' ContentType="
                    + "'application/vnd.openxmlformats-package.relationships+xml'/>"
                    + "<Override PartName='/word/document.xml' ContentType='application/"
                    + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
            String root = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                    + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                    + "officeDocument' Target='word/document.xml'/></Relationships>";
            entry(zip, "[Content_Types].xml", out -> out.write(types.getBytes(UTF_8)));
            entry(zip, "_rels/.rels", out -> out.write(root.getBytes(UTF_8)));
            entry(zip, "word/document.xml", document);
            if (!relations.isEmpty()) {
                entry(zip, "word/_rels/document.xml.rels", out -> out.write(relations.getBytes(UTF_8)));
            }
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, Writing content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.to(zip);
        zip.closeEntry();
    }

    /** Without a table of offsets, which readers then make themselves. */
    private static byte[] pdf(List<String> objects) {
        List<String> lines = new ArrayList<>(List.of("%PDF-1.4"));
        for (int i = 0; i < objects.size(); i++) lines.add((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj");
        lines.add("trailer<</Root 1 0 R>>\n%%EOF\n");
        return String.join("\n", lines).getBytes(UTF_8);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9))) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(US_ASCII));
        sum.update(content);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
