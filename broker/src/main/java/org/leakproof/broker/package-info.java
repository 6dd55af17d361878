/** A real Kafka broker inside this JVM, for those who have no cluster. */
@org.jspecify.annotations.NullMarked
package org.leakproof.broker;
