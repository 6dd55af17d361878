/** Archive to messages. {@link org.leakproof.ingest.ArchiveIngest} reads one archive from its files to its topic; the
 *  walker opens containers, readers find messages, the extractor gives texts of attachments. */
package org.leakproof.ingest;
