/** Messages in, cleaned records out. {@link org.leakproof.redact.Redactor} is the way in. */
@NullMarked
package org.leakproof.redact;

import org.jspecify.annotations.NullMarked;
