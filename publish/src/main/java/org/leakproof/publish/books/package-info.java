/** The account of what became of everything that was found. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.books;
