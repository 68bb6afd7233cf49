package orderflow.system.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.embedded.broker.EmbeddedAmqpBroker;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** Which promises a bare {@code @RabbitListener} breaks: each test shows one of them broken. */
class PlainRabbitTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static EmbeddedAmqpBroker broker;
    private static ConfigurableApplicationContext spring;

    private final RabbitTemplate rabbit = spring.getBean(RabbitTemplate.class);
    private final PlainHolds holds = spring.getBean(PlainHolds.class);
    private final Mischief mischief = spring.getBean(Mischief.class);
    private final Set<UUID> mine = new HashSet<>();

    @BeforeAll
    static void start() {
        broker = EmbeddedAmqpBroker.start(0, Optional.empty());
        spring = PlainSpring.start(
                PlainRabbitListener.class,
                "spring.rabbitmq.addresses=127.0.0.1:" + broker.port(),
                "spring.kafka.admin.auto-create=false");
    }

    @AfterAll
    static void stop() {
        spring.close();
        broker.close();
    }

    @Test
    void holdsTwiceWhenItDiesBetweenCommitAndAcknowledgement() {
        AuthorizePayment command = command();
        mischief.dieAfterNextCommit();
        rabbit.convertAndSend("plain-commands", command);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(command.orderId())).isEqualTo(2));
    }

    @Test
    void holdsTwiceWhatIsSentTwice() {
        AuthorizePayment command = command();
        rabbit.convertAndSend("plain-commands", command);
        rabbit.convertAndSend("plain-commands", command);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(command.orderId())).isEqualTo(2));
    }

    @Test
    void answersForAHoldThatWasRolledBack() {
        AuthorizePayment command = command();
        mischief.failCommits(Integer.MAX_VALUE);
        try {
            rabbit.convertAndSend("plain-commands", command);
            assertThat(reply()).isEqualTo(command.orderId());
            assertThat(holds.of(command.orderId())).isZero();
        } finally {
            mischief.failCommits(0);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(command.orderId())).isEqualTo(1));
    }

    @Test
    void neverAnswersWhenItDiesBetweenCommitAndSending() {
        AuthorizePayment lost = command();
        AuthorizePayment next = command();
        mischief.dieAfterNextCommit();
        rabbit.convertAndSend("careful-commands", lost);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(lost.orderId())).isEqualTo(1));
        rabbit.convertAndSend("careful-commands", next);
        assertThat(reply()).isEqualTo(next.orderId());
    }

    /** A race, but one that the later messages win nearly always: they have been prefetched. */
    @Test
    void handlesLaterMessagesBeforeTheOneThatItPutsBack() {
        await().atMost(SOON).until(this::overtakes);
    }

    private boolean overtakes() {
        List<AuthorizePayment> commands =
                Stream.generate(this::command).limit(3).toList();
        // on one channel: a template that awaits confirms may take another one for each message, and those overtake too
        whileNobodyListens(() -> rabbit.invoke(channel -> {
            commands.forEach(command -> channel.convertAndSend("plain-commands", command));
            return null;
        }));
        List<UUID> orders = commands.stream().map(AuthorizePayment::orderId).toList();
        await().atMost(SOON).until(() -> holds.inOrder().containsAll(orders));
        return holds.inOrder().indexOf(orders.get(0)) > holds.inOrder().indexOf(orders.get(1));
    }

    /** The first commit after that fails. */
    private void whileNobodyListens(Runnable sending) {
        RabbitListenerEndpointRegistry listeners = spring.getBean(RabbitListenerEndpointRegistry.class);
        listeners.stop();
        sending.run();
        mischief.failCommits(1);
        listeners.start();
        await().atMost(SOON)
                .until(() -> listeners.getListenerContainers().stream().allMatch(container -> container.isRunning()));
    }

    private AuthorizePayment command() {
        AuthorizePayment command = PlainSpring.command();
        mine.add(command.orderId());
        return command;
    }

    /** @return the order that the next reply is about; replies to other tests' commands do not count */
    private UUID reply() {
        PaymentAuthorized reply = (PaymentAuthorized) rabbit.receiveAndConvert("plain-replies", SOON.toMillis());
        assertThat(reply).as("a reply").isNotNull();
        return mine.contains(reply.orderId()) ? reply.orderId() : reply();
    }
}
