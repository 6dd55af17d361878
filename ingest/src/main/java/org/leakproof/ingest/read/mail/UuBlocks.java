package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds files that lie in a text as uuencode. A block counts only if every line of it is sound and it ends as it should:
 * all else stays text.
 *
 * @param text the text without the blocks */
record UuBlocks(String text, List<File> files) {
    /** A file that was found. */
    record File(String name, byte[] bytes) {
        @Override
        public String toString() {
            return "File[" + bytes.length + " bytes]";
        }
    }

    /** Larger ones stay text. */
    private static final int MAX = 16 << 20;

    static UuBlocks find(String text) {
        int begin = line(text, 0);
        if (begin < 0) {
            return new UuBlocks(text, List.of());
        }
        StringBuilder rest = new StringBuilder();
        List<File> files = new ArrayList<>();
        int copied = 0;
        while (begin >= 0) {
            int next = lineEnd(text, begin) + 1;
            byte[] first = latin(text, begin, next - 1);
            Block block = UuDecoder.begin(first, 0, first.length) ? Block.read(text, next) : null;
            if (block != null) {
                files.add(new File(name(first), block.bytes));
                rest.append(text, copied, begin);
                copied = block.end;
                next = block.end;
            }
            begin = line(text, next);
        }
        return files.isEmpty()
                ? new UuBlocks(text, List.of())
                : new UuBlocks(rest.append(text, copied, text.length()).toString(), files);
    }

    /** The next line that starts like a block. */
    private static int line(String text, int from) {
        int at = from;
        while (at < text.length()) {
            at = text.indexOf("begin ", at);
            if (at < 0) {
                return -1;
            }
            if (at == 0 || text.charAt(at - 1) == '\n') {
                return at;
            }
            at++;
        }
        return -1;
    }

    private static String name(byte[] first) {
        String line = new String(first, StandardCharsets.ISO_8859_1);
        int blank = line.indexOf(' ', 6);
        return blank < 0 ? "" : line.substring(blank + 1).strip();
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static byte[] latin(String text, int from, int to) {
        return text.substring(from, Math.min(to, from + UuDecoder.MAX_LINE)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param end behind the block's last line */
    private record Block(byte[] bytes, int end) {
        static Block read(String text, int from) {
            byte[] out = new byte[4096];
            int length = 0;
            int line = from;
            while (line < text.length()) {
                int end = lineEnd(text, line);
                byte[] bytes = latin(text, line, end);
                int contentEnd = bytes.length;
                if (contentEnd == 3 && text.startsWith("end", line)) {
                    return new Block(Arrays.copyOf(out, length), Math.min(text.length(), end + 1));
                }
                if (out.length - length < UuDecoder.MAX_LINE) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                int count = end - line > UuDecoder.MAX_LINE || end == line
                        ? -1
                        : UuDecoder.decoded(bytes, 0, contentEnd, out, length);
                // a line that is much shorter than it says is text
                int characters = (Math.max(count, 0) + 2) / 3 * 4;
                if (count < 0 || contentEnd - 1 < characters - 3 || length > MAX) {
                    return null;
                }
                length += count;
                line = end + 1;
            }
            return null;
        }
    }
}
