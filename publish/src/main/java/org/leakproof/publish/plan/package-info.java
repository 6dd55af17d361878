/** From outcomes in the order in which they came to what a release says, by sorting on disk. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.plan;
