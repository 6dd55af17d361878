@NullMarked
package org.leakproof.redact.catalogue.money;

import org.jspecify.annotations.NullMarked;
