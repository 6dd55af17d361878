package org.leakproof.ingest.read;

/** How an entry begins: what a reader tells its format by.
 *
 *  @param bytes the first bytes of the entry, up to {@link #LIMIT}; not to be written to
 *  @param whole whether these are all bytes of the entry
 *  @param name the entry's name as far as it can be shown, without folders; empty if it has none. Secret. A hint: never
 *      enough to recognise a format by */
public record Head(byte[] bytes, boolean whole, String name) {
    /** Bytes that the walker offers of each entry, where it has as many. */
    public static final int LIMIT = 64 * 1024;

    /** Whether the name ends in this extension, given in lower case and without the dot. */
    public boolean hasExtension(String extension) {
        int dot = name.length() - extension.length() - 1;
        return dot >= 0
                && name.charAt(dot) == '.'
                && name.regionMatches(true, dot + 1, extension, 0, extension.length());
    }

    @Override
    public String toString() {
        return "Head[" + bytes.length + " bytes" + (whole ? ", whole]" : "]");
    }
}
