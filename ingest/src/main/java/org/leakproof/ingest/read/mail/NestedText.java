package org.leakproof.ingest.read.mail;

/** Shows a message within a message as text: who, when, about what, and the body. */
final class NestedText {
    private static final String[] SHOWN = {"From", "To", "Cc", "Date", "Subject"};

    private NestedText() {}

    static String of(MimeHeader header, HeaderText decoder, String body) {
        StringBuilder out = new StringBuilder(body.length() + 256);
        for (String name : SHOWN) {
            for (MimeField field : header.fields()) {
                if (field.is(name)) {
                    out.append(name)
                            .append(": ")
                            .append(decoder.decode(field.raw()))
                            .append('\n');
                }
            }
        }
        return out.append(out.isEmpty() || body.isEmpty() ? "" : "\n")
                .append(body)
                .toString();
    }
}
