/**
 * Opens an archive as it was received: lists and hashes its files, opens the containers in it within budgets, and shows
 * every entry once to a visitor.
 */
@NullMarked
package org.leakproof.ingest.walk;

import org.jspecify.annotations.NullMarked;
