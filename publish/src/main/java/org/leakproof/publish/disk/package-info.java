/** What publish does to a disk, so that it can be stopped at every step and go on from there. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.disk;
