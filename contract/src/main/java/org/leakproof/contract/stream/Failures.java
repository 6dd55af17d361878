package org.leakproof.contract.stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What an exception of Kafka's means to us. Its own message stays behind as the cause: it may quote a record's key. */
final class Failures {
    private Failures() {}

    /** @param what was being done, for whom, such as {@code "commit of ingest.9f"} */
    static RuntimeException of(Throwable thrown, String what) {
        if (thrown instanceof InterruptException interrupt) {
            return interrupt;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        for (Throwable e = thrown; e != null && e != e.getCause(); e = e.getCause()) {
            if (e instanceof ClusterException known) {
                return known;
            }
            if (e instanceof FencedException known) {
                return known;
            }
            if (e instanceof ProducerFencedException
                    || e instanceof InvalidProducerEpochException
                    || e instanceof FencedInstanceIdException) {
                return new FencedException(
                        what + ": another process has taken over, or this one was stalled for too long", thrown);
            }
            if (e instanceof RecordTooLargeException || e instanceof RecordBatchTooLargeException) {
                return new IllegalStateException(what + ": a record beyond the size that was checked before", thrown);
            }
            if (e instanceof SslAuthenticationException) {
                return new ClusterException(
                        what + ": TLS failed; check security.protocol, the port and the certificates", thrown);
            }
            if (e instanceof AuthenticationException) {
                return new ClusterException(what + ": the cluster refuses the credentials; check sasl.*", thrown);
            }
            if (e instanceof AuthorizationException) {
                return new ClusterException(
                        what + ": the cluster does not permit it; check the access control list of this user", thrown);
            }
            if (e instanceof UnknownTopicOrPartitionException) {
                return new ClusterException(what + ": the topic does not exist", thrown);
            }
            if (e instanceof TimeoutException) {
                return new ClusterException(what + ": the cluster does not answer", thrown);
            }
        }
        if (thrown instanceof KafkaException || thrown instanceof java.util.concurrent.ExecutionException) {
            return new ClusterException(
                    what + ": "
                            + (thrown.getCause() == null ? thrown : thrown.getCause())
                                    .getClass()
                                    .getSimpleName(),
                    thrown);
        }
        return thrown instanceof RuntimeException ours ? ours : new IllegalStateException(what, thrown);
    }
}
