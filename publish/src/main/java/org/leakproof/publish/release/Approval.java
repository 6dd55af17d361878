package org.leakproof.publish.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.bag.BagCheck;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.bag.TagFiles.Tag;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;

/** An editor's approval of a release: three tag files are replaced, one after the other, the payload stays as it is.
 *
 *  <p>It can be stopped at any moment and called again. In between the tag manifest does not fit, so that nobody who
 *  verifies the release takes it for approved. */
public final class Approval {
    private final Disk disk;

    public Approval(Disk disk) {
        this.disk = disk;
    }

    /** Approves a draft; an approved release stays as it is.
     *
     *  @return SHA-256 of the manifest: what was approved
     *  @throws OperatorMistake if the folder is no release, was changed, or must not leave the building */
    public String approve(Path release) {
        try {
            if (!Files.isDirectory(release, LinkOption.NOFOLLOW_LINKS) || !TagFiles.isBag(release)) {
                throw new OperatorMistake(release + ": no release; name the folder that a run has written");
            }
            for (String name : List.of(TagFiles.REPORT, TagFiles.INFO, TagFiles.TAG_MANIFEST)) {
                disk.delete(release.resolve(name + ".new"));
            }
            Status status = TagFiles.status(release)
                    .orElseThrow(() -> new OperatorMistake(release + ": " + TagFiles.INFO + " names no status; the"
                            + " release is damaged, make it again"));
            if (status == Status.INSIDE) {
                throw new OperatorMistake(
                        release + ": is not redacted and stays inside; run again with a policy that redacts");
            }
            checkUnchanged(release, BagCheck.payload(release));
            if (status == Status.DRAFT || !BagCheck.tags(release).isEmpty()) {
                replaceTags(release);
            }
            return TagFiles.manifestSha256(release);
        } catch (IOException e) {
            throw new OperatorMistake(
                    Disk.describe(release, e) + "; the approval is not complete; run the same command again", e);
        }
    }

    private static void checkUnchanged(Path release, List<String> findings) {
        if (!findings.isEmpty()) {
            throw new OperatorMistake(release + ": " + findings.get(0)
                    + "; the release was changed after it was made and is not approved; make it again");
        }
    }

    private void replaceTags(Path release) throws IOException {
        String report = Files.readString(release.resolve(TagFiles.REPORT));
        List<Tag> tags = TagFiles.readInfo(release);
        checkUnchanged(release, changedTags(release, report, tags));
        LocalDate date = date(release, tags);
        replace(release, TagFiles.REPORT, Report.withStatus(report, Status.APPROVED), date);
        replace(release, TagFiles.INFO, info(tags, Status.APPROVED), date);
        TagFiles.seal(release, Access.USUAL, date, disk);
        disk.setTime(release, date);
    }

    /** Compares the tag files, as they are or as they were in a draft, with the tag manifest. */
    private static List<String> changedTags(Path release, String report, List<Tag> tags) throws IOException {
        Map<String, String> drafts = new TreeMap<>();
        try {
            drafts.put(TagFiles.REPORT, Report.withStatus(report, Status.DRAFT));
        } catch (IllegalArgumentException notOurs) {
            return List.of(TagFiles.REPORT + ": changed");
        }
        drafts.put(TagFiles.INFO, info(tags, Status.DRAFT));
        List<String> changed = new ArrayList<>();
        for (String line : BagCheck.tags(release)) {
            boolean ours = drafts.entrySet().stream()
                    .anyMatch(draft -> line.equals(draft.getKey() + ": changed")
                            && BagCheck.isListed(release, draft.getKey(), draft.getValue()));
            if (!ours) {
                changed.add(line);
            }
        }
        return changed;
    }

    private static String info(List<Tag> tags, Status status) {
        List<Tag> changed = tags.stream()
                .map(tag -> tag.label().equals(TagFiles.STATUS) ? new Tag(tag.label(), status.name()) : tag)
                .toList();
        return new String(TagFiles.info(changed), StandardCharsets.UTF_8);
    }

    private static LocalDate date(Path release, List<Tag> tags) {
        try {
            return tags.stream()
                    .filter(tag -> tag.label().equals("Bagging-Date"))
                    .map(tag -> LocalDate.parse(tag.value()))
                    .findFirst()
                    .orElse(ReleaseOptions.CONSTANT_DATE);
        } catch (DateTimeException e) {
            throw new OperatorMistake(
                    release + ": Bagging-Date in " + TagFiles.INFO + " is no date such as 2000-01-01", e);
        }
    }

    private void replace(Path release, String name, String text, LocalDate date) throws IOException {
        disk.replace(release.resolve(name), text.getBytes(StandardCharsets.UTF_8), Access.USUAL, date);
    }
}
