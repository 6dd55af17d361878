package org.leakproof.ingest.read.log;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.DraftAttachment;

/** A file that a log names and does not hold. */
public final class MissingFile {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("eml", "message/rfc822"),
            Map.entry("msg", "application/vnd.ms-outlook"),
            Map.entry("webp", "image/webp"),
            Map.entry("heic", "image/heic"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("3gp", "video/3gpp"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("amr", "audio/amr"),
            Map.entry("vcf", "text/vcard"),
            Map.entry("txt", "text/plain"),
            Map.entry("pdf", "application/pdf"));

    private MissingFile() {}

    /** A file that holds the message's own text.
     *
     *  @param name as written */
    static DraftAttachment holdingTheText(String name) {
        DraftAttachment named = named(name);
        return new DraftAttachment(
                named.parent(),
                named.name(),
                named.mediaType(),
                0,
                "",
                new AttachmentContent.Missing(List.of(name), true));
    }

    /** @param name as written; its ending tells the type */
    public static DraftAttachment named(String name) {
        int query = name.contains("://") ? name.indexOf('?') : -1;
        String path = query < 0 ? name : name.substring(0, query);
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return of(Optional.of(name), TYPES.getOrDefault(extension, "application/octet-stream"));
    }

    /** A file that is only said to have been there. */
    public static DraftAttachment unnamed() {
        return of(Optional.empty(), "application/octet-stream");
    }

    private static DraftAttachment of(Optional<String> name, String type) {
        return new DraftAttachment(OptionalInt.empty(), name, type, 0, "", new AttachmentContent.Missing());
    }
}
