@NullMarked
package org.leakproof.redact.catalogue.secret;

import org.jspecify.annotations.NullMarked;
