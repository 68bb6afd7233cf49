package orderflow.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.Inbox;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.inbox.Subscribers;
import orderflow.messaging.jdbc.JdbcProcessedMessages;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.support.Greeting.Greeted;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockedShardsTest {

    private final TestService service = new TestService();
    private final Failures failures = new Failures(service.clock());
    private final Inbox inbox = new Inbox(
            new MessagingMapper(),
            new JdbcProcessedMessages(service.database().jdbc(), service.clock()),
            (subscriber, channel, shard) -> Optional.empty(),
            service.history(),
            service.transactions(),
            service.gateway(),
            failures,
            service.sightings(),
            MessageTracing.PASSING_ON,
            service.clock(),
            Runnable::run,
            Duration.ofDays(7));
    private final MessageHandlers handlers = MessageHandlers.on(TestService.EVENTS)
            .as("mails")
            .on(Greeted.class, greeted -> {})
            .build();
    private final Receiver receiver = inbox.receiver("test-service.mails", handlers, service.channels());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        Subscribers subscribers =
                channel -> channel.name().equals(TestService.EVENTS) ? List.of("test-service.mails") : List.of();
        new BlockedShards(failures, service.channels(), subscribers).bindTo(registry);
    }

    @Test
    void countsByShardWhatBlocksIt() {
        assertThat(List.of(blocked(0), blocked(1))).containsExactly(0.0, 0.0);

        receiver.cannotRead(1, new SecurityException("access refused"));
        assertThat(List.of(blocked(0), blocked(1))).containsExactly(0.0, 1.0);
    }

    @Test
    void countsWhatBlocksAllShardsInEach() {
        receiver.cannotRead(Receiver.ALL_SHARDS, new SecurityException("access refused"));
        assertThat(List.of(blocked(0), blocked(1))).containsExactly(1.0, 1.0);
    }

    private double blocked(int shard) {
        return registry.get("orderflow.messaging.receiver.blocked")
                .tags("subscriber", "test-service.mails", "channel", TestService.EVENTS, "shard", String.valueOf(shard))
                .gauge()
                .value();
    }
}
