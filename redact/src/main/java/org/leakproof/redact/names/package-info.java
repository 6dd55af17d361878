/** Who is who: the participants that a message and its archive name, as a detector for texts. */
@NullMarked
package org.leakproof.redact.names;

import org.jspecify.annotations.NullMarked;
