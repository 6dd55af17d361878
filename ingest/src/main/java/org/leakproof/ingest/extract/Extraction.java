package org.leakproof.ingest.extract;

import java.util.Set;
import org.leakproof.extract.protocol.Doubt;
import org.leakproof.extract.protocol.Reason;

/** What became of one document. */
public sealed interface Extraction {
    /**
     * The kind of the document by its bytes, as {@code type/subtype} without parameters; {@code application/octet-stream}
     * if unknown.
     */
    String detectedMediaType();

    /**
     * The document's text, whole: nothing is ever cut. At least one character is no blank.
     *
     * @param doubts what is to be known about it; mostly none
     */
    record Text(String text, String detectedMediaType, Set<Doubt> doubts) implements Extraction {
        public Text {
            if (text.isBlank()) throw new IllegalArgumentException("blank text");
            doubts = Set.copyOf(doubts);
        }

        /** Whether everything in the document that may hold text has been read. */
        public boolean complete() {
            return !doubts.contains(Doubt.PARTS_LEFT_OUT);
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " chars, " + detectedMediaType + ", " + doubts + "]";
        }
    }

    /**
     * No text, and why.
     *
     * @param partialText whether some text had been found before the reason came up; it is not kept
     */
    record NoText(Reason reason, String detectedMediaType, boolean partialText) implements Extraction {}
}
