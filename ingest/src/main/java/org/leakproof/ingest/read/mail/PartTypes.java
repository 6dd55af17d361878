package org.leakproof.ingest.read.mail;

import java.util.Set;

/** What a header makes of its entity. */
final class PartTypes {
    private static final Set<String> MESSAGES =
            Set.of("message/rfc822", "message/global", "message/news", "message/rfc2822");

    private PartTypes() {}

    /** The entity with this header, its end still unknown.
     *
     *  @param defaultType where the header states none */
    static Part part(MimeHeader header, String defaultType, Bytes bytes) {
        Parameters type = header.first("Content-Type").map(Parameters::of).orElse(Parameters.NONE);
        Parameters disposition =
                header.first("Content-Disposition").map(Parameters::of).orElse(Parameters.NONE);
        String mediaType = mediaType(type.value(), defaultType);
        Part.Kind kind = Part.Kind.LEAF;
        if (mediaType.startsWith("multipart/")) {
            kind = Part.Kind.MULTIPART;
        } else if (MESSAGES.contains(mediaType)
                || firstFragment(mediaType, type)
                || named(mediaType, type, disposition)) {
            kind = Part.Kind.MESSAGE;
        }
        return new Part(
                kind,
                header,
                mediaType,
                type,
                disposition,
                TransferDecoder.Kind.named(header.latin("Content-Transfer-Encoding")),
                bytes,
                header.bodyStart());
    }

    /** The first piece of a message that was sent in several begins with that message's header. */
    private static boolean firstFragment(String mediaType, Parameters type) {
        return mediaType.equals("message/partial")
                && type.latin("number").map(String::strip).orElse("").equals("1");
    }

    /** A message that was attached as a file of unknown kind. */
    private static boolean named(String mediaType, Parameters type, Parameters disposition) {
        if (!mediaType.equals("application/octet-stream") && !mediaType.equals("application/x-eml")) {
            return false;
        }
        String name = disposition.latin("filename").or(() -> type.latin("name")).orElse("");
        return name.length() > 4 && name.regionMatches(true, name.length() - 4, ".eml", 0, 4);
    }

    private static String mediaType(String written, String defaultType) {
        if (written.isEmpty()) {
            return defaultType;
        }
        return switch (written) {
            case "text", "text/", "plain", "plain/text", "txt", "text/txt", "text/ascii", "text/us-ascii" ->
                "text/plain";
            case "html", "text/htm", "text/x-html" -> "text/html";
            default -> {
                int slash = written.indexOf('/');
                boolean sound = slash > 0 && slash + 1 < written.length() && written.indexOf(' ') < 0;
                yield sound ? written : defaultType.startsWith("message/") ? "text/plain" : unsound(written);
            }
        };
    }

    private static String unsound(String written) {
        int blank = written.indexOf(' ');
        if (blank > 0 && written.indexOf('/') > 0 && written.indexOf('/') < blank - 1) {
            return written.substring(0, blank);
        }
        return written.startsWith("multipart") ? "multipart/mixed" : "application/octet-stream";
    }
}
