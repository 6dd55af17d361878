package org.leakproof.ingest.walk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells the zip files that are one document from those that hold many things: Office Open XML, OpenDocument, EPUB, JAR and
 * APK stay whole.
 */
final class ZipDocuments {
    private static final int ENTRIES_LOOKED_AT = 100_000;
    /** The jar tool writes the manifest's folder and then the manifest; others put it anywhere and are opened. */
    private static final int JAR_ENTRIES_LOOKED_AT = 3;

    private ZipDocuments() {}

    /** Judges by the local headers within the first bytes; false if those do not tell. */
    static boolean startsDocument(byte[] head) {
        int at = 0;
        for (int index = 0; at + ZipRecord.LOCAL_FIXED <= head.length; index++) {
            if (ZipRecord.u32(head, at) != ZipRecord.LOCAL) {
                return false;
            }
            int nameLength = ZipRecord.u16(head, at + 26);
            int length = ZipRecord.LOCAL_FIXED + nameLength + ZipRecord.u16(head, at + 28);
            if (nameLength > head.length - at - ZipRecord.LOCAL_FIXED) {
                return false;
            }
            String name = new String(head, at + ZipRecord.LOCAL_FIXED, nameLength, StandardCharsets.ISO_8859_1);
            if (isDocument(name, index)) {
                return true;
            }
            long next = at + length + ZipRecord.u32(head, at + 18);
            boolean described = (ZipRecord.u16(head, at + 6) & 8) != 0 && ZipRecord.u32(head, at + 18) == 0;
            if (described || next > head.length) {
                return false;
            }
            at = (int) next;
        }
        return false;
    }

    /** Judges by the central directory; false if there is none. */
    static boolean isDocument(Region zip) {
        Optional<ZipDirectory> directory = ZipEnd.find(zip).map(end -> new ZipDirectory(zip, end));
        if (directory.isEmpty()) {
            return false;
        }
        for (int index = 0; index < ENTRIES_LOOKED_AT; index++) {
            Optional<ZipRecord> record = directory.get().nextRecord();
            if (record.isEmpty()) {
                return false;
            }
            if (isDocument(record.get().name().display(), index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDocument(String name, int index) {
        return name.equals("[Content_Types].xml")
                || name.equals("AndroidManifest.xml")
                || name.equals("mimetype") && index == 0
                || name.equals("META-INF/MANIFEST.MF") && index < JAR_ENTRIES_LOOKED_AT;
    }
}
