/** What personal data and secrets look like: identifiers with their written forms, checks, context words and examples. */
@NullMarked
package org.leakproof.redact.catalogue;

import org.jspecify.annotations.NullMarked;
