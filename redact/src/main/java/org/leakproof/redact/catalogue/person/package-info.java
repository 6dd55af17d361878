@NullMarked
package org.leakproof.redact.catalogue.person;

import org.jspecify.annotations.NullMarked;
