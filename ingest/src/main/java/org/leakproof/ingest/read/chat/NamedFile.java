package org.leakproof.ingest.read.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.DraftAttachment;

/** Attachments that a message names; their bytes lie elsewhere in the export, or nowhere. */
final class NamedFile {
    private static final String UNKNOWN = "application/octet-stream";

    /** For names that are none of the export's files: what climbs is never found. */
    static final List<String> NOWHERE = List.of("..");

    private NamedFile() {}

    /** @param name as written: a file's name, a path within the export, or an address
     *  @param mediaType as declared */
    static DraftAttachment of(Optional<String> name, Optional<String> mediaType, long size) {
        return of(name, mediaType, size, List.of());
    }

    /** @param places where in the export the file may lie; without any, its name tells */
    static DraftAttachment of(Optional<String> name, Optional<String> mediaType, long size, List<String> places) {
        return new DraftAttachment(
                OptionalInt.empty(),
                name,
                mediaType
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .map(type -> type.indexOf(';') < 0
                                ? type
                                : type.substring(0, type.indexOf(';')).strip())
                        .orElse(UNKNOWN),
                size,
                "",
                new AttachmentContent.Missing(places, false));
    }
}
