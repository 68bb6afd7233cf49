package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.ReturnAddress;
import org.junit.jupiter.api.Test;

/** Questions and answers flow again after an outage, a loss, and a receiver that fails. */
abstract class QueryFailureContract extends QueryPart {

    private static final Duration MOST_WITHOUT_BROKER = Duration.ofSeconds(15);

    QueryFailureContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void saysWithinSecondsThatNobodyCanBeAskedAndGoesOnAfterwards() {
        needs(Capability.PERSISTENCE);
        ReturnAddress mine = receiveAnswers(broker.queries(), one);
        receive(broker.otherQueries(), "other", other);
        eventually().until(() -> mine.name().isPresent());
        awaitReceiving(other);

        Outage outage = broker.outage();
        begin(outage);
        assertThat(broker.queries().ask(channel, question("meanwhile"))).failsWithin(MOST_WITHOUT_BROKER);
        end(outage);

        eventually().until(() -> mine.name().isPresent());
        awaitReceiving(other);
        ExpiringMessage answer = question("answered");
        answer(mine, answer);
        eventually().untilAsserted(() -> assertThat(one.real()).containsExactly(answer));
    }

    @Test
    void goesOnWhenTheBrokerComesBackEmpty() {
        needs(Capability.RECREATION);
        Outage outage = broker.outageWithLoss();
        ReturnAddress mine = receiveAnswers(broker.queries(), one);
        receive(broker.otherQueries(), "other", other);
        awaitReceiving(other);

        begin(outage);
        end(outage);

        awaitReceiving(other);
        eventually().ignoreExceptions().untilAsserted(() -> {
            answer(mine, question("answered"));
            assertThat(one.real()).isNotEmpty();
        });
    }

    @Test
    void goesOnBehindWhatItsReceiverCannotTake() {
        receive(broker.queries(), "one", arrival -> {
            one.accept(arrival);
            throw new NoClassDefFoundError("thrown by a receiver: to be logged and dropped");
        });
        awaitReceiving(one);

        ExpiringMessage question = question("asked");
        ask(question);

        eventually().untilAsserted(() -> assertThat(one.real()).containsExactly(question));
    }
}
