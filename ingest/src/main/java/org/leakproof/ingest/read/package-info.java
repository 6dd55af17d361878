/** Turns the bytes of an archive's entry into messages. A format is one {@link org.leakproof.ingest.read.MessageReader},
 * one line in {@link org.leakproof.ingest.read.Readers}, one test that inherits the readers' contract, one fixture. */
package org.leakproof.ingest.read;
