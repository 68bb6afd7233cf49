package orderflow.benchmarks.relays.orderflow;

import java.util.concurrent.ExecutionException;
import orderflow.benchmarks.relays.workload.Broker;
import orderflow.benchmarks.relays.workload.Relay;
import orderflow.benchmarks.relays.workload.Workload;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.outbox.MessagingGateway;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * This library with its defaults: larger batches were no faster. Its line of the log per message is off, since the
 * others have none.
 */
@SpringBootApplication
@Import(Workload.class)
class OrderflowRelay {

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Workload.measure(OrderflowRelay.class);
    }

    @Bean
    Relay relay(MessagingGateway gateway) {
        return message -> gateway.send(new CommandMessage(Broker.CHANNEL, message.key(), message));
    }
}
