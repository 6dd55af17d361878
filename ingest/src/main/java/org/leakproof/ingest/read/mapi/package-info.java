/** What Outlook and Exchange keep messages in: properties with numbers, in TNEF streams and MSG files, their rich text and
 * their code pages. Knows nothing of mail readers. */
package org.leakproof.ingest.read.mapi;
