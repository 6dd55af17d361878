/** Chats exported as JSON, or as tables of fixed columns. */
package org.leakproof.ingest.read.chat;
