/** What a policy does, and why: for one text, for an archive, and against another policy. Everything here is secret. */
@NullMarked
package org.leakproof.redact.explain;

import org.jspecify.annotations.NullMarked;
