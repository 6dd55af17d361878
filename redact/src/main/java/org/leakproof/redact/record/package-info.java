/** From a message to what may leave of it. */
@NullMarked
package org.leakproof.redact.record;

import org.jspecify.annotations.NullMarked;
