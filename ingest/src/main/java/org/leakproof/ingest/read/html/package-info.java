/** Pages of HTML that hold messages: how records are told apart in them without keeping a page in memory. */
package org.leakproof.ingest.read.html;
