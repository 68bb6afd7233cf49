package orderflow.benchmarks.springidiom;

import java.util.stream.Stream;
import orderflow.messages.Channels;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import tools.jackson.databind.json.JsonMapper;

/** Queues and topics, each declared by whichever service comes first, and JSON on both brokers. */
@Configuration(proxyBeanMethods = false)
class Messaging {

    private static final int PARTITIONS = 4;

    @Bean
    MessageConverter messageConverter(JsonMapper mapper) {
        return new JacksonJsonMessageConverter(mapper, "orderflow.messages");
    }

    @Bean
    Declarables queues() {
        return new Declarables(
                Stream.of(Channels.PAYMENT_COMMANDS, Channels.ORDER_REPLIES, Channels.NOTIFICATION_COMMANDS)
                        .flatMap(name -> Stream.of(queue(name), deadLetters(name)))
                        .toList());
    }

    private static Queue queue(String name) {
        return QueueBuilder.durable(name)
                .quorum()
                .deadLetterExchange("")
                .deadLetterRoutingKey(deadLetters(name).getName())
                .build();
    }

    /** Gets what still fails after the last retry. */
    private static Queue deadLetters(String name) {
        return QueueBuilder.durable(name + ".dlq").quorum().build();
    }

    @Bean
    NewTopics topics(@Value("${bench.prefix:}") String prefix) {
        return new NewTopics(Stream.of(Channels.ORDER_EVENTS, Channels.PAYMENT_EVENTS, Channels.ACCOUNT_EVENTS)
                .map(name ->
                        TopicBuilder.name(prefix + name).partitions(PARTITIONS).build())
                .toArray(NewTopic[]::new));
    }
}
