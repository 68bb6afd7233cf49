package orderflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.query.NobodyAskedException;
import orderflow.messaging.query.ScatterGather;
import orderflow.testkit.AskingSystem.Answered;
import orderflow.testkit.AskingSystem.Asked;
import orderflow.testkit.AskingSystem.Babbled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScatterGatherTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final AskingSystem system = new AskingSystem();
    private final ScatterGather<Answered> scatterGather = system.asker();
    private final UUID question = UUID.randomUUID();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goOn.countDown(); // closing waits for the recipients
        system.close();
    }

    @Test
    void gathersWhatSomeAnswerWhileOthersKeepSilent() {
        system.recipient("one", asked -> Optional.of(new Answered("one to " + asked.text())));
        system.recipient("two", asked -> Optional.of(new Answered("two to " + asked.text())));
        system.recipient("silent", asked -> Optional.empty());

        assertThat(ask(SHORT))
                .succeedsWithin(LONG)
                .satisfies(answers -> assertThat(answers)
                        .containsExactlyInAnyOrder(new Answered("one to me"), new Answered("two to me")));
    }

    @Test
    void waitsUntilTheDeadlineSinceMoreMayAnswer() {
        system.recipient("one", asked -> Optional.of(new Answered("one")));
        long start = System.nanoTime();

        assertThat(ask(SHORT)).succeedsWithin(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT.minusMillis(5));
    }

    @Test
    void dropsAnswerThatComesAfterTheDeadlineAndTellsOfIt() {
        system.recipient("prompt", asked -> Optional.of(new Answered("prompt")));
        system.recipient("slow", asked -> afterwards(goOn, new Answered("slow")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("prompt")));
        goOn.countDown();

        await().untilAsserted(() -> assertThat(system.seen(What.LATE))
                .singleElement()
                .satisfies(late -> assertThat(headersOf(late).type()).isEqualTo("test.answered.v1")));
    }

    @Test
    void keepsInstancesThatAskAtTheSameTimeApart() {
        system.recipient("echo", asked -> Optional.of(new Answered(asked.text())));
        ScatterGather<Answered> otherInstance = system.asker();

        CompletableFuture<List<Answered>> mine = scatterGather.ask(question, new Asked("mine"), SHORT);
        CompletableFuture<List<Answered>> others = otherInstance.ask(UUID.randomUUID(), new Asked("theirs"), SHORT);

        assertThat(mine).succeedsWithin(LONG).isEqualTo(List.of(new Answered("mine")));
        assertThat(others).succeedsWithin(LONG).isEqualTo(List.of(new Answered("theirs")));
        assertThat(system.seen(What.LATE)).isEmpty();
    }

    @Test
    void answersNoQuestionThatHasExpired() {
        MutableClock later = new MutableClock();
        later.advance(SHORT);
        system.recipient("one", later, asked -> Optional.of(new Answered("one")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());

        assertThat(system.seen(What.HANDLED)).isEmpty();
        assertThat(system.seen(What.LATE))
                .singleElement()
                .satisfies(late -> assertThat(late.detail()).startsWith("one drops it: expired at"));
    }

    @Test
    void goesOnWithoutTheRecipientThatFails() {
        system.recipient("failing", asked -> {
            throw new IllegalStateException("out of order");
        });
        system.recipient("one", asked -> Optional.of(new Answered("one")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("one")));
        assertThat(system.seen(What.INVALID))
                .singleElement()
                .satisfies(failed -> assertThat(failed.detail()).contains("failing failed", "out of order"));
    }

    @Test
    void dropsAnswersOfAnotherTypeAndTellsOfIt() {
        system.recipient("babbler", asked -> Optional.of(new Babbled("?")));

        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(system.seen(What.INVALID))
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.detail()).contains("test.babbled.v1"));
    }

    @Test
    void saysAtOnceThatNobodyCanBeAskedWhileTheBrokerIsAway() {
        system.recipient("one", asked -> Optional.of(new Answered("one")));
        system.broker().goAway();

        assertThat(ask(LONG)).failsWithin(AT_ONCE).withThrowableThat().withCauseInstanceOf(NobodyAskedException.class);

        system.broker().comeBack();
        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of(new Answered("one")));
    }

    @Test
    void hasNoAnswersWhenNobodyListens() {
        assertThat(ask(SHORT)).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(system.seen(What.SENT)).hasSize(1);
    }

    @Test
    void tellsOfEachMessageOnceAndLinksAnswersToTheirQuestion() {
        system.recipient("one", asked -> Optional.of(new Answered("one")));

        assertThat(ask(SHORT)).succeedsWithin(LONG);

        await().untilAsserted(() -> assertThat(system.sightings()).hasSize(4));
        MessageHeaders asked = headersOf(system.seen(What.HANDLED).get(0));
        MessageHeaders answered = headersOf(system.seen(What.HANDLED).get(1));
        assertThat(answered.correlationId()).isEqualTo(question).isEqualTo(asked.correlationId());
        assertThat(answered.causationId()).isEqualTo(asked.id());
        assertThat(answered.conversationId()).isEqualTo(question.toString());
    }

    private CompletableFuture<List<Answered>> ask(Duration within) {
        return scatterGather.ask(question, new Asked("me"), within);
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

    private static MessageHeaders headersOf(Sighting sighting) {
        return sighting.headers().orElseThrow();
    }
}
