/** What every stage knows. */
@org.jspecify.annotations.NullMarked
package org.leakproof.contract;
