/** The last stage: takes a run's outcomes in, makes the release, and lets approved releases out to the topic.
 *
 *  <p>{@link org.leakproof.publish.PublishService} fills the spool, writes the release, and sends it once an editor
 *  approves; {@link org.leakproof.publish.verify.ReleaseVerifier} checks a release. */
@org.jspecify.annotations.NullMarked
package org.leakproof.publish;
