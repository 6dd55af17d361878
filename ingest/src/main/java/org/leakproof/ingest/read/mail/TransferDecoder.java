package org.leakproof.ingest.read.mail;

import java.util.Locale;

/** Undoes a content transfer encoding piece by piece. Lenient: what does not belong is skipped or kept as it is, never an
 * error. Not thread-safe; one instance per body. */
interface TransferDecoder {
    /** Decodes a piece.
     *
     *  @param out receives the result from 0 on; at least as long as the piece plus {@link #SLACK}
     *  @return bytes written */
    int decode(byte[] in, int from, int to, byte[] out);

    /** What was still held back, at the end.
     *
     *  @param out at least {@link #SLACK} long */
    int finish(byte[] out);

    /** Whether something stood there that the encoding does not know. */
    boolean repaired();

    int SLACK = 128;

    /** The encodings there are. */
    enum Kind {
        IDENTITY,
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODE;

        /** By the value of Content-Transfer-Encoding; an unknown one is taken for none. */
        static Kind named(String value) {
            String name = value.strip().toLowerCase(Locale.ROOT);
            int end = 0;
            while (end < name.length() && " \t;(".indexOf(name.charAt(end)) < 0) {
                end++;
            }
            return switch (name.substring(0, end).replace("\"", "")) {
                case "base64", "b64", "base-64", "x-base64" -> BASE64;
                case "quoted-printable", "quotedprintable", "quoted", "qp" -> QUOTED_PRINTABLE;
                case "x-uuencode", "x-uue", "uuencode", "uue", "x-uu" -> UUENCODE;
                default -> IDENTITY;
            };
        }
    }
}
