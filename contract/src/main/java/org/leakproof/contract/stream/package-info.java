/** How records travel between the stages: topics, codecs, transactions. Kafka's own types stay inside.
 *
 *  <p>A stage that turns one topic into another implements {@link org.leakproof.contract.stream.Stage} and is run by
 *  {@link org.leakproof.contract.stream.StageRunner}. Anything else sends through an
 *  {@link org.leakproof.contract.stream.Outbox} and reads through an {@link org.leakproof.contract.stream.Inbox}; what
 *  is known of archives and runs stands in the {@link org.leakproof.contract.stream.EventLog}. */
@org.jspecify.annotations.NullMarked
package org.leakproof.contract.stream;
