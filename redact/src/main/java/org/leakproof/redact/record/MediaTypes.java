package org.leakproof.redact.record;

import java.util.Set;

/** Media types as they may leave. A declared type is text of the archive and may hold anything: those that everybody uses
 *  leave, others become the general one. */
final class MediaTypes {
    private static final String GENERAL = "application/octet-stream";

    private static final Set<String> KNOWN = Set.of(
            "application/epub+zip", "application/gzip", "application/javascript", "application/json",
            "application/ms-tnef", "application/msexcel", "application/msword", "application/octet-stream",
            "application/ogg", "application/pdf", "application/pgp-encrypted", "application/pgp-keys",
            "application/pgp-signature", "application/pkcs7-mime", "application/pkcs7-signature", "application/postscript",
            "application/rtf", "application/vnd.apple.keynote", "application/vnd.apple.numbers",
            "application/vnd.apple.pages", "application/vnd.google-earth.kml+xml", "application/vnd.ms-excel",
            "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-outlook", "application/vnd.ms-powerpoint",
            "application/vnd.ms-project", "application/vnd.ms-tnef", "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.visio",
            "application/wordperfect", "application/x-7z-compressed", "application/x-bzip2", "application/x-gzip",
            "application/x-msdownload", "application/x-pkcs7-mime", "application/x-pkcs7-signature",
            "application/x-rar-compressed", "application/x-tar", "application/x-zip-compressed", "application/xhtml+xml",
            "application/xml", "application/zip", "application/zstd", "audio/aac", "audio/amr", "audio/midi", "audio/mp4",
            "audio/mpeg", "audio/ogg", "audio/opus", "audio/wav", "audio/webm", "audio/x-m4a", "audio/x-wav", "image/bmp",
            "image/gif", "image/heic", "image/heif", "image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/svg+xml",
            "image/tiff", "image/vnd.microsoft.icon", "image/webp", "image/x-emf", "image/x-icon", "image/x-wmf",
            "message/delivery-status", "message/disposition-notification", "message/external-body", "message/partial",
            "message/rfc822", "multipart/alternative", "multipart/digest", "multipart/encrypted", "multipart/mixed",
            "multipart/related", "multipart/report", "multipart/signed", "text/calendar", "text/css", "text/csv",
            "text/directory", "text/enriched", "text/html", "text/markdown", "text/plain", "text/richtext", "text/rtf",
            "text/tab-separated-values", "text/vcard", "text/x-diff", "text/x-patch", "text/x-vcard", "text/xml",
            "video/3gpp", "video/mp4", "video/mpeg", "video/ogg", "video/quicktime", "video/webm", "video/x-ms-wmv",
            "video/x-msvideo");

    private MediaTypes() {}

    static String shown(String declared) {
        return KNOWN.contains(declared) ? declared : GENERAL;
    }
}
