package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.saga.Trip.Full;
import orderflow.messaging.saga.Trip.Released;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.saga.Trip.Unpaid;
import org.junit.jupiter.api.Test;

/** A saga that something else has overtaken ends at its next move, whatever that would have been. */
class OvertakenSagaTest {

    private final SagaBench bench = new SagaBench();

    @Test
    void endsInsteadOfGoingForwardWhenOvertaken() {
        bench.start("rome");
        bench.overtake();
        bench.reply(new Reserved("12a"));

        assertAbandonedAfter("plan", "send Reserve");
        assertThat(bench.told()).contains(What.LATE);
    }

    @Test
    void endsInsteadOfCompensatingWhenOvertaken() {
        bench.start("rome");
        bench.overtake();
        bench.reply(new Full("sold out"));

        assertAbandonedAfter("plan", "send Reserve");
    }

    @Test
    void endsAtItsDeadlineWhenOvertaken() {
        bench.start("rome");
        bench.overtake();
        bench.letTheDeadlinePass();

        assertAbandonedAfter("plan", "send Reserve");
    }

    @Test
    void stopsCompensatingWhenOvertaken() {
        bench.start("rome");
        bench.letTheDeadlinePass();
        bench.overtake();
        bench.reply(new Released());

        assertAbandonedAfter("plan", "send Reserve", "send Release");
    }

    @Test
    void stopsRepeatingWhenOvertaken() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        bench.overtake();
        bench.letTheDeadlinePass();

        assertAbandonedAfter("plan", "send Reserve", "confirm 12a", "send Pay");
    }

    @Test
    void waitsForNoOperatorWhenRefusedAfterItWasOvertaken() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        bench.overtake();
        bench.reply(new Unpaid("trip was called off"));

        assertAbandonedAfter("plan", "send Reserve", "confirm 12a", "send Pay");
    }

    @Test
    void tellsOfRepliesAsLateOnceItWasOvertaken() {
        bench.start("rome");
        Message request = bench.lastCommand();
        bench.overtake();
        bench.letTheDeadlinePass();
        bench.reply(request, new Reserved("12a"));

        assertAbandonedAfter("plan", "send Reserve");
        assertThat(bench.told()).contains(What.LATE);
    }

    @Test
    void endsWhenItsOperatorHasDecided() {
        bench.start("rome");
        resolve();
        assertThat(bench.status()).isEqualTo(SagaStatus.RUNNING);

        bench.reply(new Reserved("12a"));
        bench.reply(new Unpaid("card expired"));
        resolve();

        assertAbandonedAfter("plan", "send Reserve", "confirm 12a", "send Pay");
    }

    private void resolve() {
        bench.service.transactions().execute(() -> {
            bench.orchestrator.resolve(bench.definition, "rome");
            return true;
        });
    }

    /** For ever: no deadline wakes it. */
    private void assertAbandonedAfter(String... conversation) {
        bench.service.clock().advance(Duration.ofDays(1));
        assertThat(bench.orchestrator.expire(100)).isZero();
        assertThat(bench.conversation).containsExactly(conversation);
        assertThat(bench.status()).isEqualTo(SagaStatus.ABANDONED);
        assertThat(bench.instances.waitingForOperator()).isZero();
    }
}
