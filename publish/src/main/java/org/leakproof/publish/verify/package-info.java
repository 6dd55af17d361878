/** Checks a release, for anybody who has the folder: it needs neither archive nor key. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.verify;
