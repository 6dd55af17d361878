/** Files in YAML that operators write: read strictly, with every mistake named by line and column. */
@org.jspecify.annotations.NullMarked
package org.leakproof.contract.yaml;
