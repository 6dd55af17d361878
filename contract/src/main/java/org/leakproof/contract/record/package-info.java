/** What the stages hand to one another, as plain immutable records without any library. */
@org.jspecify.annotations.NullMarked
package org.leakproof.contract.record;
