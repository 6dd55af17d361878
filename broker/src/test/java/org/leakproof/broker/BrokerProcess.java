package org.leakproof.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A process to be killed: starts a broker in the folder given, commits three records, leaves a fourth uncommitted and
 * says READY; then it waits, or writes on until the broker is lost and prints its last line.
 */
final class BrokerProcess {
    static final List<String> COMMITTED = List.of("zażółć", "γεια", "שלום");
    static final String TOPIC = "kept";

    private BrokerProcess() {}

    public static void main(String[] args) throws Exception {
        boolean writesOn = args.length > 1;
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0);
        broker.fault().thenAccept(fault -> {
            System.out.println("FAULT " + fault.line());
            System.out.flush();
            Runtime.getRuntime().halt(3);
        });
        Clients clients = new Clients(broker.clientProperties(), TOPIC);
        clients.createTopic();
        clients.commit(COMMITTED);
        KafkaProducer<String, String> producer = clients.producer();
        producer.initTransactions();
        producer.beginTransaction();
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, "never committed"));
        producer.flush();
        sent.get();
        System.out.println("READY");
        System.out.flush();
        String block = "x".repeat(100_000);
        while (writesOn) {
            producer.send(new ProducerRecord<>(TOPIC, block));
        }
        Thread.currentThread().join();
    }
}
