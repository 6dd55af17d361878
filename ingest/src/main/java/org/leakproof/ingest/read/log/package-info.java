/** Readers of exports that are lines of text: a chat as a phone or a program wrote it down. */
package org.leakproof.ingest.read.log;
