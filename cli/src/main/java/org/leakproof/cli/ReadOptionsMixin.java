package org.leakproof.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** How archives are read. All of it is part of an archive's identity: read otherwise, it is another archive. */
final class ReadOptionsMixin {
    @Option(
            names = "--assume-zone",
            paramLabel = "ZONE",
            description = "Zone of times that state none, such as Europe/Berlin or +03:00; the release says that it is"
                    + " assumed.")
    ZoneId assumeZone;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Passwords to try on encrypted archives, one a line.")
    Path passwords;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping (YAML) for a format without a reader of its own; may be repeated.")
    List<Path> mappings = List.of();

    @Option(
            names = "--dkim-keys",
            paramLabel = "FILE",
            description = "Keys for the signatures of mails, as \"leakproof keys import\" writes them. Nothing is ever"
                    + " looked up over the network.")
    Path dkimKeys;

    @Option(
            names = "--attachment-text",
            paramLabel = "yes|no",
            defaultValue = "yes",
            description = "Whether to extract the text of attachments (default: ${DEFAULT-VALUE}). It takes most of the"
                    + " time; without it they are listed as not extracted.")
    YesNo attachmentText;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Extraction processes at once (default: as many as there are processors, 4 at most).")
    int workers = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** As words on the command line. */
    enum YesNo {
        yes,
        no
    }
}
