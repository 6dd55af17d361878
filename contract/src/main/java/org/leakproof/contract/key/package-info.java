/** The run's secret key and what is derived from it. */
@org.jspecify.annotations.NullMarked
package org.leakproof.contract.key;
