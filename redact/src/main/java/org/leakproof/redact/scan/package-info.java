/**
 * Finds places in a text: expressions and dictionaries compiled into one pass that is linear in the length of the text,
 * whatever the text.
 *
 * <p>A {@link org.leakproof.redact.scan.Text} is scanned in its normalised form; what is found is told in UTF-16 offsets
 * of the original. What a place means (an e-mail address, a card number) is not known here, see {@code catalogue}.
 */
@NullMarked
package org.leakproof.redact.scan;

import org.jspecify.annotations.NullMarked;
