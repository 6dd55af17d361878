/** What happens to a passage that a rule found. */
@NullMarked
package org.leakproof.redact.operate;

import org.jspecify.annotations.NullMarked;
