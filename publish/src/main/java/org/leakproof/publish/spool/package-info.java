/** A run's outcomes on the disk, together with how far the topic was read. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.spool;
