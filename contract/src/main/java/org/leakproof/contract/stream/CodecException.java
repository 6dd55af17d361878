package org.leakproof.contract.stream;

/** Our mistake: bytes on a topic that are no record of its contract, or a record that cannot be written. Says where and
 *  what sort of fault, never what the bytes say. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodecException(String message) {
        super(message);
    }
}
