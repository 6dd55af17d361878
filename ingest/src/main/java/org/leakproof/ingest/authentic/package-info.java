/** Checks, offline, the signatures of the servers that a mail passed: DKIM and ARC. */
package org.leakproof.ingest.authentic;
