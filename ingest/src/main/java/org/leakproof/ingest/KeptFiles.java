package org.leakproof.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.WorkFiles;

/** What is kept of the files that messages name, by their entries' ordinals, in two files of the work folder: one of it all,
 *  and an index that also counts the links. */
final class KeptFiles implements AutoCloseable {
    /** Of the index, for each entry: where its file is kept, plus one, and how many links led to it. */
    private static final int SLOT = 2 * Long.BYTES;

    /** Size, flags, status, reason, two bytes unused, characters of text, bytes of hash and media type. */
    private static final int HEAD = 28;

    private final FileChannel index;
    private final FileChannel data;
    private final long most;
    private long end;

    /** @param most bytes that all of it may come to; a file whose text goes beyond is held */
    KeptFiles(WorkFiles files, long most) {
        this.index = files.file();
        this.data = files.file();
        this.most = most;
    }

    /** Keeps what was learnt of an entry.
     *
     *  @param held why it is, if it is
     *  @param text empty unless the status says that there is one */
    void keep(
            EntryReport report,
            TextStatus status,
            Optional<HeldReason> held,
            String mediaType,
            String text,
            Set<Flag> flags) {
        boolean fits = end + 2L * text.length() <= most;
        TextStatus kept = fits ? status : TextStatus.HELD;
        String kind = fits ? text : "";
        byte[] words = (report.sha256().orElse("") + "\n" + mediaType).getBytes(StandardCharsets.UTF_8);
        long marks = 0;
        for (Flag flag : flags) {
            marks |= 1L << flag.ordinal();
        }
        ByteBuffer record = ByteBuffer.allocate(HEAD + words.length + 2 * kind.length());
        record.putLong(report.size())
                .putLong(marks)
                .put((byte) kept.ordinal())
                .put((byte) held.orElse(HeldReason.TOO_LARGE).ordinal())
                .putShort((short) 0)
                .putInt(kind.length())
                .putInt(words.length)
                .put(words);
        record.asCharBuffer().put(kind);
        write(data, record.rewind(), end);
        write(index, ByteBuffer.allocate(Long.BYTES).putLong(end + 1).flip(), (long) report.ordinal() * SLOT);
        end += record.capacity();
    }

    /** What is kept of an entry; empty if nothing is. */
    Optional<Kept> of(int file) {
        ByteBuffer place = ByteBuffer.allocate(Long.BYTES);
        if (read(index, place, (long) file * SLOT) < Long.BYTES || place.getLong(0) == 0) {
            return Optional.empty();
        }
        long at = place.getLong(0) - 1;
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        read(data, head, at);
        return Optional.of(new Kept(head, at + HEAD));
    }

    /** Counts a link to a file: how many there have been, in the order of messages, those sent earlier among them. */
    long counted(int file) {
        ByteBuffer count = ByteBuffer.allocate(Long.BYTES);
        long at = (long) file * SLOT + Long.BYTES;
        long before = read(index, count, at) < Long.BYTES ? 0 : count.getLong(0);
        write(index, ByteBuffer.allocate(Long.BYTES).putLong(before + 1).flip(), at);
        return before + 1;
    }

    @Override
    public void close() {
        try {
            index.close();
            data.close();
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }

    /** What is kept of a file. */
    final class Kept {
        private final ByteBuffer head;
        /** Where its hash and media type begin; its text stands behind them. */
        private final long at;

        private Kept(ByteBuffer head, long at) {
            this.head = head;
            this.at = at;
        }

        /** Characters of its text. */
        long chars() {
            return head.getInt(20);
        }

        Set<Flag> flags() {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            for (Flag flag : Flag.values()) {
                if ((head.getLong(8) & 1L << flag.ordinal()) != 0) {
                    flags.add(flag);
                }
            }
            return flags;
        }

        /** The attachment that names it, with its size and hash. */
        DraftAttachment withoutText(DraftAttachment named) {
            return with(named, new AttachmentContent.NotRead());
        }

        /** The same with its text.
         *
         *  @param fits whether the message has room for the text; else it is held */
        DraftAttachment fill(DraftAttachment named, boolean fits) {
            AttachmentContent content = switch (TextStatus.values()[head.get(16)]) {
                case TEXT ->
                    fits ? new AttachmentContent.Ready(text()) : new AttachmentContent.Held(HeldReason.TOO_LARGE);
                case HELD -> new AttachmentContent.Held(HeldReason.values()[head.get(17)]);
                case NOT_EXTRACTED -> new AttachmentContent.NotRead();
                case NO_TEXT, MISSING -> new AttachmentContent.NoText();
            };
            return with(named, content);
        }

        private DraftAttachment with(DraftAttachment named, AttachmentContent content) {
            byte[] words = new byte[head.getInt(24)];
            read(data, ByteBuffer.wrap(words), at);
            String[] both = new String(words, StandardCharsets.UTF_8).split("\n", -1);
            String mediaType = both[1].isEmpty() ? named.mediaType() : both[1];
            return new DraftAttachment(named.parent(), named.name(), mediaType, head.getLong(0), both[0], content);
        }

        private String text() {
            ByteBuffer bytes = ByteBuffer.allocate(2 * head.getInt(20));
            read(data, bytes, at + head.getInt(24));
            return bytes.flip().asCharBuffer().toString();
        }
    }

    private static int read(FileChannel file, ByteBuffer into, long from) {
        try {
            int n = 0;
            while (into.hasRemaining() && n >= 0) {
                n = file.read(into, from + into.position());
            }
            return into.position();
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes, long at) {
        try {
            for (long to = at; bytes.hasRemaining(); ) {
                to += file.write(bytes, to);
            }
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }
}
