/** The destinations of a release's tables. A new one is a class that implements {@link org.leakproof.publish.sink.Sink} and
 *  a line in {@link org.leakproof.publish.sink.Sinks}. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish.sink;
