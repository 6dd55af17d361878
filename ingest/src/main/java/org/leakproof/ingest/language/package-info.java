/** Which language a text is in. */
package org.leakproof.ingest.language;
