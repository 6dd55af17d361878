@NullMarked
package org.leakproof.redact.catalogue.contact;

import org.jspecify.annotations.NullMarked;
