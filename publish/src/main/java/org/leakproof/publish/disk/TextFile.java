package org.leakproof.publish.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.leakproof.contract.record.Hashes;
import org.leakproof.publish.disk.Disk.Access;

/** A new file of text in UTF-8 that knows its SHA-256. Nothing of it is promised before {@link #finish}. */
public final class TextFile implements Appendable, Closeable {
    private final Path path;
    private final Disk disk;
    private final LocalDate time;
    private final Finished whenFinished;
    private final DiskFile file;
    private final MessageDigest digest = Hashes.sha256();
    private final char[] waiting = new char[1 << 14];
    private int count;
    private boolean finished;

    /** Told when a file is whole. */
    public interface Finished {
        void file(long bytes, String sha256) throws IOException;
    }

    /** @param time what the file's time is set to
     *  @throws IOException if the file exists or cannot be made */
    public TextFile(Path path, Access access, LocalDate time, Disk disk, Finished whenFinished) throws IOException {
        this.path = path;
        this.disk = disk;
        this.time = time;
        this.whenFinished = whenFinished;
        this.file = disk.create(path, access);
    }

    @Override
    public TextFile append(CharSequence text) throws IOException {
        return append(text, 0, text.length());
    }

    @Override
    public TextFile append(CharSequence text, int start, int end) throws IOException {
        int at = start;
        while (at < end) {
            if (count == waiting.length) {
                encode();
            }
            int n = Math.min(end - at, waiting.length - count);
            if (text instanceof StringBuilder builder) {
                builder.getChars(at, at + n, waiting, count);
            } else {
                text.toString().getChars(at, at + n, waiting, count);
            }
            count += n;
            at += n;
        }
        return this;
    }

    @Override
    public TextFile append(char c) throws IOException {
        if (count == waiting.length) {
            encode();
        }
        waiting[count++] = c;
        return this;
    }

    /** Keeps back the first half of a surrogate pair whose second has not come. */
    private void encode() throws IOException {
        boolean half = Character.isHighSurrogate(waiting[count - 1]);
        write(half ? count - 1 : count);
        if (half) {
            waiting[0] = waiting[count - 1];
        }
        count = half ? 1 : 0;
    }

    private void write(int chars) throws IOException {
        byte[] bytes = new String(waiting, 0, chars).getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        file.write(bytes, 0, bytes.length);
    }

    /** Sees the file onto the disk, sets its time and closes it. */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("a file is finished once");
        }
        write(count);
        long bytes = file.length();
        file.force();
        file.close();
        finished = true;
        disk.setTime(path, time);
        whenFinished.file(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Lets go of the file, whole or not. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
