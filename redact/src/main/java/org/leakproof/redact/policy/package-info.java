/** What an editor writes: the policy and the decisions, read from YAML and checked whole before anything runs. */
@NullMarked
package org.leakproof.redact.policy;

import org.jspecify.annotations.NullMarked;
