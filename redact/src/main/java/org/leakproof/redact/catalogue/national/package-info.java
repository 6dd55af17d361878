/**
 * Numbers that states and their insurers give to people and firms: tables by region, one row for a kind of number.
 *
 * <p>A row ({@link org.leakproof.redact.catalogue.national.Kind}) says how the number is written, what makes it possible and
 * what checks it, and by which words it is called. Check digits are in {@link org.leakproof.redact.catalogue.check}.
 */
@NullMarked
package org.leakproof.redact.catalogue.national;

import org.jspecify.annotations.NullMarked;
