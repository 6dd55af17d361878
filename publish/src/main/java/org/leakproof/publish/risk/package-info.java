/** What outsiders could tell from a release although everything personal is taken out: labels that stand out. */
@NullMarked
package org.leakproof.publish.risk;

import org.jspecify.annotations.NullMarked;
