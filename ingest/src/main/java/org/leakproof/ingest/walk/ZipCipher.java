package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;

/** Undoes a zip entry's encryption for one password. */
interface ZipCipher {
    /** @param encrypted the entry's data without what the encryption put in front of it and behind it */
    InputStream decrypt(InputStream encrypted) throws IOException;
}
