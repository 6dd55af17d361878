/** The release folder as a BagIt bag (RFC 8493). */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.bag;
