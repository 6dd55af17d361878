/** Check digits and other arithmetic that many identifiers share. All take normalised text: ASCII digits and capitals. */
@NullMarked
package org.leakproof.redact.catalogue.check;

import org.jspecify.annotations.NullMarked;
