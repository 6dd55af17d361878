/** The independent check before anything leaves: searches what a record would show for what was redacted. Shares no code
 *  with the detectors, so that one mistake does not blind both. */
@NullMarked
package org.leakproof.redact.gate;

import org.jspecify.annotations.NullMarked;
