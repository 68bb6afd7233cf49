package orderflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.jdbc.JdbcShardOwners;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShardWatchTest {

    private final TestService service = new TestService();
    private final Receiver one = instance("one");
    private final Receiver two = instance("two");
    private final List<ScriptedDelivery> deliveries = List.of(ScriptedDelivery.unreadable());

    private Receiver instance(String name) {
        ShardOwners owners =
                new JdbcShardOwners(JdbcClient.create(service.database().jdbc()), service.clock(), name);
        Subscriber subscriber = new Subscriber(
                "test-service",
                service.channels().get(TestService.COMMANDS),
                MessageHandlers.on(TestService.COMMANDS).build());
        return new ShardWatch(subscriber, owners, service.sightings(), service.clock(), Runnable::run, received -> {});
    }

    @Test
    void tellsOnceThatItHandlesAShard() {
        one.receive(deliveries);
        service.clock().advance(Duration.ofMinutes(1));
        one.receive(deliveries);

        assertThat(service.sightings().of(What.OWNED)).containsExactly(owned("nobody"));
    }

    @Test
    void tellsWhoHandledItBefore() {
        one.receive(deliveries);
        two.receive(deliveries);
        service.clock().advance(Duration.ofSeconds(1));
        one.receive(deliveries);

        assertThat(service.sightings().of(What.OWNED)).containsExactly(owned("nobody"), owned("one"), owned("two"));
    }

    @Test
    void remembersWhoHandlesItSinceWhen() {
        one.receive(deliveries);
        service.clock().advance(Duration.ofMinutes(1));
        two.receive(deliveries);

        JdbcClient client = JdbcClient.create(service.database().jdbc());
        assertThat(new JdbcShardOwners(client, service.clock(), "three").all())
                .containsExactly(new ShardOwners.Ownership(
                        "test-service",
                        TestService.COMMANDS,
                        0,
                        "two",
                        service.clock().instant()));
    }

    @Test
    void doesNotHoldUpMessagesBecauseTheDatabaseIsAway() {
        service.database().jdbc().execute("drop table shard_owner");

        one.receive(deliveries);

        assertThat(service.sightings().of(What.OWNED)).isEmpty();
    }

    private static Sighting owned(String before) {
        return new Sighting(What.OWNED, TestService.COMMANDS, Optional.empty(), "shard 0, handled before by " + before);
    }
}
