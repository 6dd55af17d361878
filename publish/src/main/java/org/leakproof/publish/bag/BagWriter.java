package org.leakproof.publish.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.leakproof.publish.bag.TagFiles.Tag;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.disk.TextFile;

/** Writes a bag: the payload first, then what describes it. */
public final class BagWriter {
    private final Path bag;
    private final Access access;
    private final LocalDate time;
    private final Disk disk;
    private final Payload payload;

    /** @param bag where it is made; must not exist
     *  @param time of every file, and the bag's date
     *  @param hashes for the lines of the manifest */
    public BagWriter(Path bag, Access access, LocalDate time, ExternalSort hashes, Disk disk) throws IOException {
        this.bag = bag;
        this.access = access;
        this.time = time;
        this.disk = disk;
        disk.makeFolder(bag, access);
        this.payload = new Payload(bag, access, time, hashes, disk);
    }

    public Payload payload() {
        return payload;
    }

    /** Writes the tag files and sees everything onto the disk.
     *
     *  @param tags further lines of {@code bag-info.txt}
     *  @return SHA-256 of the manifest */
    public String finish(List<Tag> tags, Status status, String report, String readme) throws IOException {
        try (TextFile manifest = tag(TagFiles.MANIFEST)) {
            payload.finish(manifest);
        }
        write(TagFiles.DECLARATION, TagFiles.DECLARATION_TEXT);
        write(TagFiles.README, readme);
        write(TagFiles.REPORT, report);
        List<Tag> all = new ArrayList<>(tags);
        all.add(new Tag("Bagging-Date", time.toString()));
        all.add(new Tag("Payload-Oxum", payload.oxum()));
        all.add(new Tag(TagFiles.STATUS, status.name()));
        write(TagFiles.INFO, new String(TagFiles.info(all), StandardCharsets.UTF_8));
        TagFiles.seal(bag, access, time, disk);
        disk.forceFolder(bag);
        disk.setTime(bag, time);
        return TagFiles.manifestSha256(bag);
    }

    private TextFile tag(String name) throws IOException {
        return new TextFile(bag.resolve(name), access, time, disk, (bytes, sha256) -> {});
    }

    private void write(String name, String text) throws IOException {
        try (TextFile file = tag(name)) {
            file.append(text);
            file.finish();
        }
    }
}
