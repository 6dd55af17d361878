package org.leakproof.ingest.read.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** HZ, seven-bit Chinese, which Java does not have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1843">RFC 1843</a> */
final class Hz implements Encoding {
    private static final Charset GB = Charset.forName("GB18030");

    @Override
    public String read(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        boolean chinese = false;
        for (int i = from; i < to; i++) {
            byte next = i + 1 < to ? bytes[i + 1] : 0;
            if (bytes[i] == '~' && (next == '{' || next == '}')) {
                chinese = next == '{';
                i++;
            } else if (bytes[i] == '~' && next == '~' && !chinese) {
                out.write('~');
                i++;
            } else if (bytes[i] == '~' && next == '\n' && !chinese) {
                i++;
            } else if (bytes[i] == '\n') {
                chinese = false;
                out.write('\n');
            } else {
                out.write(chinese && bytes[i] > ' ' ? bytes[i] | 0x80 : bytes[i]);
            }
        }
        return new String(out.toByteArray(), GB);
    }

    @Override
    public boolean replaced(byte[] bytes, int from, int to, String text) {
        return text.indexOf('\uFFFD') >= 0;
    }
}
