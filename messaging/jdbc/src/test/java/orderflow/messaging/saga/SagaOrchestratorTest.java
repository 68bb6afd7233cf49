package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.saga.Trip.Full;
import orderflow.messaging.saga.Trip.Paid;
import orderflow.messaging.saga.Trip.Released;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.saga.Trip.Unpaid;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class SagaOrchestratorTest {

    private final SagaBench bench = new SagaBench();

    @Test
    void tellsHowLongASagaTook() {
        bench.start("rome");
        bench.service.clock().advance(Duration.ofSeconds(2));
        bench.reply(new Reserved("12a"));
        assertThat(bench.service.sightings().durations()).isEmpty();
        bench.service.clock().advance(Duration.ofSeconds(1));
        bench.reply(new Paid());
        bench.start("oslo");
        bench.reply(new Full("sold out"));

        assertThat(bench.service.sightings().durations())
                .containsExactly("trip COMPLETED PT3S", "trip COMPENSATED PT0S");
    }

    @Test
    void goesForwardWhileParticipantsAgree() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        bench.reply(new Paid());

        assertThat(bench.conversation)
                .containsExactly("plan", "send Reserve", "confirm 12a", "send Pay", "close 12a, paid");
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(bench.told()).containsExactly(What.HANDLED, What.HANDLED);
    }

    @Test
    void asksForRepliesOnItsReplyChannel() {
        bench.start("rome");

        MessageHeaders request = bench.lastCommand().headers();
        assertThat(request.replyTo()).isEqualTo(TestService.REPLIES);
        assertThat(request.correlationId()).isEqualTo(request.id());
        assertThat(request.shardKey()).isEqualTo("rome");
    }

    @Test
    void compensatesTheStepsBeforeTheOneThatWasRefused() {
        bench.start("rome");
        bench.reply(new Full("sold out"));

        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "drop");
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(bench.state()).contains("sold out");
    }

    @Test
    void compensatesTheStepWhoseReplyNeverCame() {
        bench.start("rome");
        bench.letTheDeadlinePass();
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATING);
        bench.reply(new Released());

        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "send Release", "drop");
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(bench.state()).contains("timed out");
    }

    @Test
    void waitsForTheWholeDeadline() {
        bench.start("rome");
        bench.service.clock().advance(Trip.PATIENCE.minusMillis(1));

        assertThat(bench.orchestrator.expire(100)).isZero();
        assertThat(bench.conversation).containsExactly("plan", "send Reserve");
    }

    @Test
    void repeatsACompensationUntilItIsAnswered() {
        bench.start("rome");
        bench.letTheDeadlinePass();
        Message first = bench.lastCommand();
        bench.letTheDeadlinePass();
        bench.letTheDeadlinePass();
        Message third = bench.lastCommand();
        bench.reply(new Released());

        assertThat(bench.conversation)
                .containsExactly("plan", "send Reserve", "send Release", "send Release", "send Release", "drop");
        assertThat(third.headers().correlationId()).isEqualTo(first.headers().correlationId());
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATED);
    }

    @Test
    void repeatsACommandPastThePivotAsANewMessageWithTheSameCorrelationId() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        MessageHeaders first = bench.lastCommand().headers();
        bench.letTheDeadlinePass();
        MessageHeaders second = bench.lastCommand().headers();
        bench.reply(new Paid());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.type()).isEqualTo("trip.pay.v1");
        assertThat(second.correlationId()).isEqualTo(first.correlationId());
        assertThat(bench.conversation)
                .containsExactly("plan", "send Reserve", "confirm 12a", "send Pay", "send Pay", "close 12a, paid");
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPLETED);
    }

    @Test
    void takesTheReplyToTheFirstOfTwoRepeatedCommands() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        Message first = bench.lastCommand();
        bench.letTheDeadlinePass();
        Message second = bench.lastCommand();

        bench.reply(first, new Paid());
        bench.reply(second, new Paid());

        assertThat(bench.status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(bench.conversation).containsOnlyOnce("close 12a, paid");
        assertThat(bench.told()).contains(What.LATE);
    }

    @Test
    void waitsForAnOperatorWhenRefusedPastThePivot() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        bench.reply(new Unpaid("card expired"));
        bench.service.clock().advance(Duration.ofDays(1));

        assertThat(bench.orchestrator.expire(100)).isZero();
        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "confirm 12a", "send Pay");
        assertThat(bench.status()).isEqualTo(SagaStatus.WAITING_FOR_OPERATOR);
        assertThat(bench.state()).contains("card expired");
        assertThat(bench.instances.waitingForOperator()).isEqualTo(1);
    }

    @Test
    void refusesASecondSagaOfTheSameId() {
        bench.start("rome");

        assertThatThrownBy(() -> bench.start("rome")).isInstanceOf(RuntimeException.class);
        assertThat(bench.commands()).hasSize(1);
    }

    @Test
    void keepsNothingOfAMoveThatFails() {
        bench.start("rome");
        Message request = bench.lastCommand();
        bench.onAction(action -> {
            if (action.startsWith("confirm")) {
                throw new IllegalStateException("database down");
            }
        });

        assertThatThrownBy(() -> bench.reply(request, new Reserved("12a"))).hasMessage("database down");
        assertThat(bench.state()).isEqualTo("{\"id\":\"rome\",\"note\":\"\"}");

        bench.onAction(action -> {});
        bench.reply(request, new Reserved("12a"));
        assertThat(bench.lastCommand().headers().type()).isEqualTo("trip.pay.v1");
    }

    @Test
    void readsItsStateAgainFromJson() {
        bench.start("rome");
        bench.reply(new Reserved("12a \"ü\""));
        assertThat(bench.state()).isEqualTo("{\"id\":\"rome\",\"note\":\"12a \\\"ü\\\"\"}");

        List<SagaInstance> stored = bench.service
                .transactions()
                .execute(() -> bench.instances.lockAwaiting(
                        List.of(bench.lastCommand().headers().correlationId())));
        assertThat(stored).singleElement().satisfies(instance -> {
            assertThat(instance.step()).isEqualTo("pay");
            assertThat(instance.status()).isEqualTo(SagaStatus.RUNNING);
            assertThat(instance.deadline())
                    .isEqualTo(bench.service.clock().instant().plus(Trip.PATIENCE));
        });
        bench.reply(new Paid());
        assertThat(bench.conversation).endsWith("close 12a \"ü\", paid");
    }
}
