package orderflow.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.servers.NeedsDocker;
import orderflow.servers.RabbitMq;
import orderflow.servers.ServerContainer;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;

@NeedsDocker
class RabbitMqContractTest extends AmqpContract {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static ServerContainer broker;
    private static AmqpClients clients;

    @BeforeAll
    static void start() {
        broker = RabbitMq.start();
        clients = new AmqpClients(broker.port());
    }

    @AfterAll
    static void stop() {
        clients.close();
        broker.close();
    }

    /** By default it takes 16 MiB. */
    @Test
    void refusesForGoodWhatIsTooLarge() {
        Channel channel = channel();
        String large = "x".repeat(17 * 1024 * 1024);

        assertThatThrownBy(() -> send(channel, large))
                .hasCauseInstanceOf(MessageRefusedException.class)
                .hasMessageContaining("larger than configured max size");

        send(channel, "goes on");
    }

    @Test
    void refusesOfThoseInOneSessionOnlyTheOneThatIsTooLarge() {
        Channel channel = channel();
        Map<String, CompletableFuture<Void>> confirms = new LinkedHashMap<>();

        adapter()
                .inOneSession(() -> Stream.of("before", "x".repeat(17 * 1024 * 1024), "after", "last")
                        .forEach(body ->
                                confirms.put(body.substring(0, 1), adapter().send(channel, message(body)))));

        assertThat(confirms.remove("x"))
                .failsWithin(TEN_SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(AmqpException.class)
                .withMessageContaining("larger than configured max size");
        assertThat(confirms)
                .hasSize(3)
                .allSatisfy((body, confirm) -> assertThat(confirm).succeedsWithin(TEN_SECONDS));
    }

    @Test
    void declaresThatShardsAreSharedOut() {
        send(channel(), "connects");

        assertThat(adapter().capabilities()).contains(Capability.SHARING_OUT);
    }

    @Override
    AmqpClients clients() {
        return clients;
    }

    @Override
    protected Outage outage() {
        return new ServerOutage(broker);
    }

    @Override
    protected Outage outageWithLoss() {
        return new Outage() {
            @Override
            public void begin() {
                RabbitMq.control(broker, "stop_app");
            }

            @Override
            public void end() {
                RabbitMq.control(broker, "reset");
                RabbitMq.control(broker, "start_app");
            }
        };
    }
}
