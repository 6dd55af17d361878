/**
 * What the pool and its child processes say to each other. Both sides load these classes, the pool without any of the
 * child's libraries: nothing here may need one.
 */
package org.leakproof.extract.protocol;
