package orderflow.system.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessagingMapper;
import orderflow.system.adopt.StockMessage.ReserveStock;
import orderflow.system.plain.Mischief;
import orderflow.testkit.InMemoryChannelAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service of docs/adopt.md does what the page says, on a broker in memory. */
@SpringBootTest(
        classes = {StockServiceApplication.class, AdoptTest.Broker.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.config.location=classpath:adopt/", "orderflow.messaging.broker=in-memory"})
class AdoptTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private InMemoryChannelAdapter broker;

    @Autowired
    private ChannelCatalogue channels;

    @Autowired
    private Stock stock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Mischief mischief;

    private final List<UUID> answered = new CopyOnWriteArrayList<>();
    private final List<String> replies = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private List<Subscription> subscriptions = List.of();

    @TestConfiguration(proxyBeanMethods = false)
    static class Broker {

        @Bean
        InMemoryChannelAdapter inMemoryChannelAdapter() {
            return new InMemoryChannelAdapter();
        }

        @Bean
        Mischief mischief() {
            return new Mischief("in-memory-consumer");
        }
    }

    @BeforeEach
    void fillStock() {
        jdbc.sql("update stock set quantity = 3").update();
        subscriptions = List.of(collect("stock-replies", replies), collect("stock-events", events));
    }

    @AfterEach
    void collectNoMore() {
        subscriptions.forEach(Subscription::close);
    }

    private Subscription collect(String channel, List<String> types) {
        return broker.subscribe(
                channels.get(channel),
                "test-" + UUID.randomUUID(),
                deliveries -> deliveries.forEach(
                        delivery -> collect(delivery.message().headers(), types)));
    }

    private void collect(MessageHeaders headers, List<String> types) {
        types.add(headers.type());
        Optional.ofNullable(headers.correlationId()).ifPresent(answered::add);
    }

    @Test
    void reservesOnceHoweverOftenTheCommandComes() {
        UUID orderId = UUID.randomUUID();
        Message command = reserve(orderId, 1);
        broker.send(channels.get("stock-commands"), command);
        broker.send(channels.get("stock-commands"), command);
        broker.send(channels.get("stock-commands"), reserve(orderId, 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(replies).containsExactly("stock.reserved.v1", "stock.reserved.v1"));
        assertThat(stock.reservations(orderId)).isEqualTo(1);
        assertThat(stock.left("book-42")).isEqualTo(2);
        assertThat(events).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        broker.send(channels.get("stock-commands"), reserve(UUID.randomUUID(), 4));
        await().atMost(SOON).untilAsserted(() -> assertThat(replies).containsExactly("stock.refused.v1"));
        assertThat(stock.left("book-42")).isEqualTo(3);
    }

    @Test
    void tellsWhoeverWantsToKnowThatTheLastIsGone() {
        broker.send(channels.get("stock-commands"), reserve(UUID.randomUUID(), 3));
        await().atMost(SOON).untilAsserted(() -> assertThat(events).containsExactly("stock.sold-out.v1"));
        assertThat(stock.left("book-42")).isZero();
    }

    @Test
    void setsAsideWhatNobodyCanHandle() {
        broker.sendUnreadable(channels.get("stock-commands"), "anything", "no message at all");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(broker.invalidMessages())
                        .anySatisfy(invalid -> assertThat(invalid.raw()).isEqualTo("no message at all")));
    }

    @Test
    void reservesOnceWhenItDiesBetweenCommitAndAcknowledgement() {
        UUID orderId = UUID.randomUUID();
        mischief.dieAfterNextCommit();
        broker.send(channels.get("stock-commands"), reserve(orderId, 1));
        Message next = reserve(orderId, 1);
        broker.send(channels.get("stock-commands"), next);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(answered).contains(next.headers().id()));
        assertThat(answered).hasSize(2);
        assertThat(stock.left("book-42")).isEqualTo(2);
    }

    @Test
    void answersOnceAndInOrderWhenCommitsFail() {
        UUID orderId = UUID.randomUUID();
        List<Message> commands =
                Stream.generate(() -> reserve(orderId, 1)).limit(3).toList();
        mischief.failCommits(3);
        commands.forEach(command -> broker.send(channels.get("stock-commands"), command));
        await().atMost(SOON).untilAsserted(() -> assertThat(answered).hasSizeGreaterThanOrEqualTo(3));
        assertThat(answered)
                .containsExactlyElementsOf(
                        commands.stream().map(command -> command.headers().id()).toList());
        assertThat(stock.left("book-42")).isEqualTo(2);
    }

    private static Message reserve(UUID orderId, int quantity) {
        MessageFactory otherService =
                new MessageFactory("order-service", Clock.systemUTC(), new SecureRandom(), new MessagingMapper());
        CommandMessage command = new CommandMessage(
                "stock-commands", orderId.toString(), new ReserveStock(orderId, "book-42", quantity));
        return otherService.request(command, MessagingMapper.JSON, "stock-replies", Optional.empty());
    }
}
