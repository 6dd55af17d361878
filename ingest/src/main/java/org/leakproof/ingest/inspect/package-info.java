/** A look at an archive before it is fed: what is in it, and what is not readable. */
package org.leakproof.ingest.inspect;
