/** The encrypted file that says what each label of a run stands for; written only if somebody asks for it. */
@NullMarked
package org.leakproof.redact.vault;

import org.jspecify.annotations.NullMarked;
