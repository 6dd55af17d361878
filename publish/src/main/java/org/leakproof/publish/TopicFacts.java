package org.leakproof.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.publish.plan.ArchiveFacts;

/** What the topic {@code archives} says, read through each time: an archive may have a million entries. */
final class TopicFacts implements ArchiveFacts {
    private final Cluster cluster;

    TopicFacts(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        try {
            Inbox.readAll(cluster, cluster.topics().archives(), delivery -> {
                try {
                    visitor.event(delivery.value());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
