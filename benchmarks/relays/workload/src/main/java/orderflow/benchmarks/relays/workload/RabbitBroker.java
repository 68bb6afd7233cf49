package orderflow.benchmarks.relays.workload;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import tools.jackson.databind.json.JsonMapper;

/** Sends with publisher confirms to quorum queues; receives by a plain consumer, whose channel has one thread. */
@ConditionalOnProperty(name = "relay.broker", havingValue = "rabbitmq")
record RabbitBroker(RabbitTemplate template, AmqpAdmin admin, JsonMapper json) implements Broker {

    @Override
    public CompletableFuture<?> send(WorkDone message) {
        CorrelationData confirm = new CorrelationData();
        String shard = String.valueOf(Math.floorMod(message.key().hashCode(), SHARDS));
        template.send(CHANNEL, shard, new Message(json.writeValueAsBytes(message)), confirm);
        return confirm.getFuture().thenAccept(RabbitBroker::check);
    }

    private static void check(CorrelationData.Confirm confirm) {
        if (!confirm.ack()) {
            throw new IllegalStateException("refused: " + confirm.reason());
        }
    }

    @Override
    public void receive(Consumer<WorkDone> receiver) {
        Channel consumer = template.getConnectionFactory().createConnection().createChannel(false);
        IntStream.range(0, SHARDS).mapToObj(this::declareQueue).forEach(queue -> consume(consumer, queue, receiver));
    }

    private void consume(Channel consumer, String queue, Consumer<WorkDone> receiver) {
        try {
            consumer.basicConsume(
                    queue,
                    true,
                    (tag, delivery) -> receiver.accept(json.readValue(delivery.getBody(), WorkDone.class)),
                    tag -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the same arguments as this library's own, which declares them again. */
    private String declareQueue(int shard) {
        DirectExchange exchange = new DirectExchange(CHANNEL);
        Queue queue = QueueBuilder.durable(CHANNEL + "." + shard)
                .quorum()
                .singleActiveConsumer()
                .withArgument("x-delivery-limit", -1)
                .withArgument("maximumLiveConsumers", 0)
                .withArgument("messageGroupType", "SHARED_GROUPS")
                .build();
        admin.declareExchange(exchange);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with(String.valueOf(shard)));
        admin.purgeQueue(queue.getName());
        return queue.getName();
    }
}
