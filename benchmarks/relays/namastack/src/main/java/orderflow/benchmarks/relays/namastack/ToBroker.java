package orderflow.benchmarks.relays.namastack;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import orderflow.benchmarks.relays.workload.Broker;
import orderflow.benchmarks.relays.workload.WorkDone;
import org.springframework.stereotype.Component;

/** Does what the handler of namastack-outbox-kafka does: sends, and waits for the confirm. With RabbitMQ, too. */
@Component
record ToBroker(Broker broker) implements OutboxTypedHandler<WorkDone> {

    @Override
    public void handle(WorkDone message, OutboxRecordMetadata metadata) {
        broker.send(message).join();
    }
}
