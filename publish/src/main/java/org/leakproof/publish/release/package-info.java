/** Writes a release and the folder that stays inside, and approves it. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.release;
