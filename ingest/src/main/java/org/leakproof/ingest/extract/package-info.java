/** Text of attachments and loose documents, read by confined child processes. Only leaf documents come here. */
package org.leakproof.ingest.extract;
