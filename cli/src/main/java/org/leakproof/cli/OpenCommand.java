package org.leakproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.PublicId;
import org.leakproof.ingest.OriginalBytes;
import org.leakproof.ingest.walk.FileFingerprintCache;
import org.leakproof.ingest.walk.Passwords;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.publish.release.InsideMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a citation back to the original. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        header = "Shows the original of a message, for work in the building.",
        description =
                "Writes the message's original bytes to standard output; of a message in a database or an Outlook store, "
                        + "which has none of its own, what its row says. Needs the release's inside folder and the archive where it "
                        + "was.")
final class OpenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CITE_ID")
    private String citeId;

    @Parameters(index = "1", paramLabel = "RELEASE", description = "The release in which it is cited.")
    private Path release;

    @Option(names = "--archive", paramLabel = "PATH", description = "Where the archive is now, if it was moved.")
    private String archive;

    @Option(names = "--passwords", paramLabel = "FILE", description = "Passwords to try on encrypted archives.")
    private Path passwords;

    @Mixin
    private WorkOptions workOptions;

    @Override
    public Integer call() throws IOException {
        if (!PublicId.isValid(citeId)) {
            throw new OperatorMistake("\"" + citeId + "\": no cite_id: a character is missing or wrong");
        }
        InsideMap.Found found = InsideMap.find(release, new PublicId(citeId));
        try (WorkFolder work = WorkFolder.open(workOptions.folder)) {
            Path path = ArchivePaths.parse(List.of(archive == null ? found.archivePath() : archive))
                    .get(0);
            OriginalBytes.write(
                    path,
                    found.content(),
                    found.entry(),
                    found.offset(),
                    found.length(),
                    passwords == null ? Passwords.none() : Passwords.read(passwords),
                    work.temporary(),
                    FileFingerprintCache.open(work.root()),
                    System.out);
            System.out.flush();
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        }
        return ExitCode.COMPLETE.number();
    }
}
