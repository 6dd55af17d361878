/** Finds the records of JSON texts of any size. */
package org.leakproof.ingest.read.json;
