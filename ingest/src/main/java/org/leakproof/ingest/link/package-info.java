/** Which files of an export its messages name. */
package org.leakproof.ingest.link;
