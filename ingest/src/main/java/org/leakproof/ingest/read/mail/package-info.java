/** Mail: mailboxes, single messages, and the MIME inside. Everything is split and walked on bytes; text is decoded last. */
package org.leakproof.ingest.read.mail;
