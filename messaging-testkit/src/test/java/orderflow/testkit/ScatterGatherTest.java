package orderflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.query.NobodyAskedException;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;
import orderflow.messaging.query.ScatterGather;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScatterGatherTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @JsonTypeName("test.asked.v1")
    record Asked(String text) {}

    @JsonTypeName("test.answered.v1")
    record Answered(String by) {}

    @JsonTypeName("test.babbled.v1")
    record Babbled(String text) {}

    private final InMemoryQueryAdapter broker = new InMemoryQueryAdapter();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final MutableClock clock = new MutableClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final QueryGateway askers = gateway("asker", clock);
    private final ScatterGather<Answered> scatterGather = scatterGather();
    private final UUID question = UUID.randomUUID();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void gathersWhatSomeAnswerWhileOthersKeepSilent() {
        recipient("one", asked -> Optional.of(new Answered("one to " + asked.text())));
        recipient("two", asked -> Optional.of(new Answered("two to " + asked.text())));
        recipient("silent", asked -> Optional.empty());

        assertThat(ask(SHORT))
                .succeedsWithin(LONG)
                .satisfies(answers -> assertThat(answers)
                        .containsExactlyInAnyOrder(new Answered("one to me"), new Answered("two to me")));
    }

    @Test
    void waitsUntilTheDeadlineSinceMoreMayAnswer() {
        recipient("one", asked -> Optional.of(new Answered("one")));
        long start = System.nanoTime();

        assertThat(ask(SHORT)).succeedsWithin(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT.minusMillis(5));
    }

    @Test
    void dropsAnswerThatComesAfterTheDeadlineAndTellsOfIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        recipient("prompt", asked -> Optional.of(new Answered("prompt")));
        recipient("slow", asked -> afterwards(goOn, new Answered("slow")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("prompt")));
        goOn.countDown();

        await().untilAsserted(() -> assertThat(seen(What.LATE))
                .singleElement()
                .satisfies(late -> assertThat(headersOf(late).type()).isEqualTo("test.answered.v1")));
    }

    @Test
    void keepsInstancesThatAskAtTheSameTimeApart() {
        recipient("echo", asked -> Optional.of(new Answered(asked.text())));
        ScatterGather<Answered> otherInstance = scatterGather();

        CompletableFuture<List<Answered>> mine = scatterGather.ask(question, new Asked("mine"), SHORT);
        CompletableFuture<List<Answered>> others = otherInstance.ask(UUID.randomUUID(), new Asked("theirs"), SHORT);

        assertThat(mine).succeedsWithin(LONG).isEqualTo(List.of(new Answered("mine")));
        assertThat(others).succeedsWithin(LONG).isEqualTo(List.of(new Answered("theirs")));
        assertThat(seen(What.LATE)).isEmpty();
    }

    @Test
    void answersNoQuestionThatHasExpired() {
        MutableClock later = new MutableClock();
        later.advance(SHORT);
        Recipient<Asked> recipient =
                new Recipient<>("questions", "one", Asked.class, asked -> Optional.of(new Answered("one")));
        open.add(gateway("answerer", later).subscribe("answerer", recipient));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());

        assertThat(seen(What.HANDLED)).isEmpty();
        assertThat(seen(What.LATE))
                .singleElement()
                .satisfies(late -> assertThat(late.detail()).startsWith("one drops it: expired at"));
    }

    @Test
    void goesOnWithoutTheRecipientThatFails() {
        recipient("failing", asked -> {
            throw new IllegalStateException("out of order");
        });
        recipient("one", asked -> Optional.of(new Answered("one")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("one")));
        assertThat(seen(What.INVALID))
                .singleElement()
                .satisfies(failed -> assertThat(failed.detail()).contains("failing failed", "out of order"));
    }

    @Test
    void dropsAnswersOfAnotherTypeAndTellsOfIt() {
        recipient("babbler", asked -> Optional.of(new Babbled("?")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(seen(What.INVALID))
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.detail()).contains("test.babbled.v1"));
    }

    @Test
    void saysAtOnceThatNobodyCanBeAskedWhileTheBrokerIsAway() {
        recipient("one", asked -> Optional.of(new Answered("one")));
        broker.goAway();

        assertThat(ask(LONG)).failsWithin(AT_ONCE).withThrowableThat().withCauseInstanceOf(NobodyAskedException.class);

        broker.comeBack();
        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("one")));
    }

    @Test
    void hasNoAnswersWhenNobodyListens() {
        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(seen(What.SENT)).hasSize(1);
    }

    @Test
    void tellsOfEachMessageOnceAndLinksAnswersToTheirQuestion() {
        recipient("one", asked -> Optional.of(new Answered("one")));

        assertThat(ask(SHORT)).succeedsWithin(LONG);

        await().untilAsserted(() -> assertThat(sightings).hasSize(4));
        MessageHeaders asked = headersOf(seen(What.HANDLED).get(0));
        MessageHeaders answered = headersOf(seen(What.HANDLED).get(1));
        assertThat(answered.correlationId()).isEqualTo(question).isEqualTo(asked.correlationId());
        assertThat(answered.causationId()).isEqualTo(asked.id());
        assertThat(answered.conversationId()).isEqualTo(question.toString());
    }

    private CompletableFuture<List<Answered>> ask(Duration within) {
        return scatterGather.ask(question, new Asked("me"), within);
    }

    private ScatterGather<Answered> scatterGather() {
        ScatterGather<Answered> asker = askers.scatterGather("questions", Answered.class);
        open.add(asker);
        return asker;
    }

    private void recipient(String name, Function<Asked, Optional<?>> answer) {
        open.add(gateway("answerer", clock)
                .subscribe("answerer", new Recipient<>("questions", name, Asked.class, answer)));
    }

    private QueryGateway gateway(String service, Clock time) {
        MessagingMapper mapper = new MessagingMapper();
        Channel channel = new Channel(
                "questions", ChannelStyle.PUBLISH_SUBSCRIBE, InMemoryChannelAdapter.NAME, 1, MessagingMapper.JSON);
        return new QueryGateway(
                List.of(broker),
                new ChannelCatalogue(List.of(channel), List.of()),
                new MessageFactory(service, time, new SecureRandom(), mapper),
                mapper,
                sightings::add,
                time);
    }

    private static Optional<Answered> afterwards(CountDownLatch latch, Answered answer) {
        try {
            latch.await();
            return Optional.of(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<Sighting> seen(What what) {
        return sightings.stream().filter(sighting -> sighting.what() == what).toList();
    }

    private static MessageHeaders headersOf(Sighting sighting) {
        return sighting.headers().orElseThrow();
    }
}
