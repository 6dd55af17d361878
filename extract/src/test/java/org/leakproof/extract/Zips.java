package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small zip files. */
final class Zips {
    private Zips() {}

    static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, name, content);
        }
        return bytes.toByteArray();
    }

    static byte[] openDocument(String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] type = "application/vnd.oasis.opendocument.text".getBytes(UTF_8);
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.closeEntry();
            String office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
            String text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
            entry(
                    zip,
                    "content.xml",
                    ("<office:document-content xmlns:office='" + office + "' xmlns:text='" + text + "'><office:body>"
                                    + "<office:text><text:p>" + words
                                    + "</text:p></office:text></office:body></office:document-content>")
                            .getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
