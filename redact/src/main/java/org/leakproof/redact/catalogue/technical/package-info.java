@NullMarked
package org.leakproof.redact.catalogue.technical;

import org.jspecify.annotations.NullMarked;
