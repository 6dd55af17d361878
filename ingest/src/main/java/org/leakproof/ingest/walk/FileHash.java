package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/** Hashes files on disk, in one pass at the speed of SHA-256. */
final class FileHash {
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    /**
     * Hashes one file.
     *
     * @param expected what the file looked like when it was listed
     * @param read told of every piece
     * @return 64 hex digits
     * @throws WalkRefusedException if it cannot be read, or is not what was listed
     * @throws ClosedByInterruptException if the thread was interrupted
     */
    String sha256(Path path, FileStamp expected, IntConsumer read)
            throws WalkRefusedException, ClosedByInterruptException {
        MessageDigest digest = CheckedPass.sha256Digest();
        long count = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            int n;
            while ((n = channel.read(buffer.clear())) >= 0) {
                digest.update(buffer.flip());
                count += n;
                read.accept(n);
            }
            if (count != expected.size() || !FileStamp.of(path).stamp().equals(expected)) {
                throw new WalkRefusedException(OperatorPath.shown(path)
                        + " changed while it was being read; feed a copy that nothing writes to");
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw OperatorPath.refused(OperatorPath.shown(path), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
