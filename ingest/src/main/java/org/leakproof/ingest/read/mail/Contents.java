package org.leakproof.ingest.read.mail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.Blob;

/** Decodes the bodies of messages' parts: small ones into the heap, large ones into files of the work folder. Serves one
 * message after another. */
final class Contents implements Closeable {
    /** Largest decoded content kept in the heap. */
    static final int HEAP = 1 << 20;

    /** What all contents of one message together may take of the heap. */
    private static final int HEAP_TOGETHER = 8 << 20;

    /** A message in an encoding is walked in the heap up to this size. */
    private static final int NESTED_HEAP = 4 << 20;

    private static final int CHUNK = 64 * 1024 + TransferDecoder.SLACK;

    private final Path work;
    private final MessageDigest digest = Hashes.sha256();
    private byte[] out = new byte[0];
    private final List<Path> nested = new ArrayList<>();
    private byte[] heap = new byte[8 * 1024];
    private long together;
    private Set<Flag> flags = EnumSet.noneOf(Flag.class);

    Contents(Path work) {
        this.work = work;
    }

    /** Begins the next message.
     *
     *  @param flags of that message */
    void begin(Set<Flag> flags) {
        this.flags = flags;
        together = 0;
        if (heap.length > HEAP_TOGETHER) {
            heap = new byte[8 * 1024];
        }
    }

    /** A decoded content: in the heap, or in a file that whoever takes it removes. */
    record Decoded(long size, String sha256, byte[] bytes, Path file) {
        boolean inHeap() {
            return file == null;
        }

        AttachmentContent content(Optional<String> charset) {
            return inHeap()
                    ? new AttachmentContent.InHeap(bytes, charset)
                    : new AttachmentContent.InFile(file, charset);
        }
    }

    /** Decodes a part's body and hashes it. */
    Decoded decode(Part part) throws IOException {
        try (Output output = new Output((int) Math.max(0, Math.min(HEAP, HEAP_TOGETHER - together)), Use.ATTACHMENT)) {
            output.run(part);
            Decoded decoded = output.result(HexFormat.of().formatHex(digest.digest()));
            together += decoded.inHeap() ? decoded.size() : 0;
            return decoded;
        }
    }

    /** Hashes a part's body decoded, without keeping it. */
    Decoded hash(Part part) throws IOException {
        if (part.encoding() == TransferDecoder.Kind.IDENTITY && part.content().isEmpty()) {
            return new Decoded(
                    part.end() - part.start(), sha256(part.bytes(), part.start(), part.end()), new byte[0], null);
        }
        try (Output output = new Output(0, Use.HASH)) {
            output.run(part);
            return new Decoded(output.length, HexFormat.of().formatHex(digest.digest()), new byte[0], null);
        }
    }

    /** Hashes a body as it stands, without keeping anything. */
    String sha256(Bytes bytes, int from, int to) {
        bytes.digest(digest, from, to);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Decodes a body that is text. What programs put behind base64 without encoding it, such as the footer of a mailing
     * list, stays as it is. The result is good until the next call.
     *
     *  @throws Unfit TOO_LARGE beyond this many bytes */
    Bytes text(Part part, long limit) throws IOException, Unfit {
        if (part.encoding() == TransferDecoder.Kind.IDENTITY && part.content().isEmpty()) {
            if (part.end() - part.start() > limit) {
                throw new Unfit(HeldReason.TOO_LARGE);
            }
            return part.bytes().slice(part.start(), part.end());
        }
        try (Output output = new Output((int) Math.min(limit, Integer.MAX_VALUE - 8), Use.TEXT)) {
            if (part.encoding() == TransferDecoder.Kind.BASE64) {
                int foreign = Base64Decoder.foreignLine(part.bytes(), part.start(), part.end());
                output.run(part, foreign);
                if (foreign < part.end()) {
                    flags.add(Flag.STRUCTURE_REPAIRED);
                    output.add(new byte[] {'\n'}, 0, 1);
                    part.bytes().pieces(foreign, part.end(), output::add);
                }
            } else {
                output.run(part);
            }
            if (output.length > limit) {
                throw new Unfit(HeldReason.TOO_LARGE);
            }
            return Bytes.of(output.buffer, 0, (int) output.length);
        }
    }

    /** Decodes a message that lies in an encoding. Good until this is closed. */
    Bytes nested(Part part) throws IOException {
        try (Output output = new Output(NESTED_HEAP, Use.MESSAGE)) {
            output.run(part);
            Decoded decoded = output.result("");
            if (decoded.inHeap()) {
                return Bytes.of(decoded.bytes());
            }
            nested.add(decoded.file());
            try (FileChannel file = FileChannel.open(decoded.file(), StandardOpenOption.READ)) {
                return Bytes.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
            }
        }
    }

    /** Removes what {@link #nested} put down. */
    @Override
    public void close() throws IOException {
        for (Path file : nested) {
            Files.deleteIfExists(file);
        }
        nested.clear();
    }

    private TransferDecoder decoder(TransferDecoder.Kind kind) {
        return switch (kind) {
            case BASE64 -> new Base64Decoder();
            case QUOTED_PRINTABLE -> new QuotedPrintable();
            case UUENCODE -> new UuDecoder();
            case IDENTITY -> throw new IllegalArgumentException("nothing to decode");
        };
    }

    /** What decoded bytes are for. */
    private enum Use {
        ATTACHMENT,
        HASH,
        TEXT,
        MESSAGE
    }

    /** Where decoded bytes gather. Uses the one heap buffer of the whole message; files once that is full. */
    private final class Output implements Closeable {
        private final int heapLimit;
        private final Use use;
        private byte[] buffer = heap;
        private long length;
        private Path file;
        private FileChannel channel;
        private boolean taken;

        Output(int heapLimit, Use use) {
            // a body before it may have broken off
            digest.reset();
            this.heapLimit = heapLimit;
            this.use = use;
        }

        void run(Part part) throws IOException {
            run(part, part.end());
        }

        /** Decodes the part's body up to {@code end}. */
        void run(Part part, int end) throws IOException {
            if (part.content().isPresent()) {
                copy(part.content().get());
                return;
            }
            if (part.encoding() == TransferDecoder.Kind.IDENTITY) {
                part.bytes().pieces(part.start(), end, this::add);
                return;
            }
            if (out.length == 0) {
                out = new byte[CHUNK];
            }
            TransferDecoder decoder = decoder(part.encoding());
            part.bytes().pieces(part.start(), end, (in, from, to) -> add(out, 0, decoder.decode(in, from, to, out)));
            add(out, 0, decoder.finish(out));
            if (decoder.repaired()) {
                flags.add(Flag.STRUCTURE_REPAIRED);
            }
        }

        private void copy(Blob content) throws IOException {
            if (out.length == 0) {
                out = new byte[CHUNK];
            }
            try (InputStream in = content.open()) {
                for (int count = in.read(out); count >= 0; count = in.read(out)) {
                    add(out, 0, count);
                }
            }
        }

        private void add(byte[] bytes, int from, int to) throws IOException {
            int count = to - from;
            if (use == Use.ATTACHMENT || use == Use.HASH) {
                digest.update(bytes, from, count);
            }
            if (use == Use.HASH || use == Use.TEXT && length + count > heapLimit) {
                // not to be kept: only counted
                length += count;
                return;
            }
            if (file == null && length + count > heapLimit) {
                file = Files.createTempFile(work, "part", ".bytes");
                channel = FileChannel.open(file, StandardOpenOption.WRITE);
                write(buffer, 0, (int) length);
            }
            if (file != null) {
                write(bytes, from, count);
            } else {
                if (length + count > buffer.length) {
                    buffer = Arrays.copyOf(buffer, (int) Math.min(heapLimit, (length + count) * 2));
                    heap = buffer;
                }
                System.arraycopy(bytes, from, buffer, (int) length, count);
            }
            length += count;
        }

        private void write(byte[] bytes, int from, int count) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        Decoded result(String sha256) {
            taken = true;
            return new Decoded(length, sha256, file == null ? Arrays.copyOf(buffer, (int) length) : new byte[0], file);
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
                if (!taken) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
