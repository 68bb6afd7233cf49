package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;
import org.junit.jupiter.api.Test;

/** A question reaches every recipient that is there; its answers, the instance that asked and no other. */
abstract class QueryContract extends ContractPart {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MANY = 100;
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration MOST_WITHOUT_BROKER = Duration.ofSeconds(15);

    private final Channel channel = publishSubscribe(1);
    private final RecordingQuestions one = new RecordingQuestions();
    private final RecordingQuestions other = new RecordingQuestions();

    QueryContract(ChannelAdapterContract broker) {
        super(broker, Capability.QUERIES);
    }

    @Test
    void handsEachRecipientACopyAsItWasSent() {
        receive(broker.queries(), "one", one);
        receive(broker.otherQueries(), "other", other);
        awaitReceiving(one, other);

        ExpiringMessage question = question("asked");
        ask(question);

        eventually().untilAsserted(() -> {
            assertThat(one.real()).containsExactly(question);
            assertThat(other.real()).containsExactly(question);
        });
    }

    /** While instances come to terms about their shares, questions may be lost, but never handled twice. */
    @Test
    void sharesQuestionsBetweenTheInstancesOfARecipient() {
        receive(broker.queries(), "same", one);
        receive(broker.otherQueries(), "same", other);
        eventually().ignoreExceptions().untilAsserted(() -> ask(question(RecordingQuestions.PROBE)));

        List<ExpiringMessage> questions = new ArrayList<>();
        eventually().pollInterval(A_WHILE).until(() -> {
            boolean allHandled = !questions.isEmpty() && handledByEither().containsAll(questions);
            questions.clear();
            Stream.generate(() -> question("asked")).limit(5).forEach(questions::add);
            questions.forEach(this::ask);
            return allHandled;
        });

        assertThat(handledByEither()).doesNotHaveDuplicates();
    }

    private List<ExpiringMessage> handledByEither() {
        return Stream.of(one, other)
                .flatMap(receiver -> receiver.real().stream())
                .toList();
    }

    @Test
    void handsAnswersToTheInstanceThatAskedAlone() {
        ReturnAddress mine = receiveAnswers(broker.queries(), one);
        ReturnAddress others = receiveAnswers(broker.otherQueries(), other);
        eventually().until(() -> mine.name().isPresent() && others.name().isPresent());

        ExpiringMessage toMe = question("answered");
        ExpiringMessage toOther = question("answered");
        answer(mine, toMe);
        answer(others, toOther);

        eventually().during(A_WHILE).untilAsserted(() -> {
            assertThat(one.real()).containsExactly(toMe);
            assertThat(other.real()).containsExactly(toOther);
        });
    }

    @Test
    void takesQuestionsThatNobodyIsThereFor() {
        ReturnAddress mine = receiveAnswers(broker.queries(), one);
        eventually().until(() -> mine.name().isPresent());

        ask(question("asked"));
    }

    @Test
    void takesAnswersThatNobodyWaitsForAnyMore() {
        ReturnAddress mine = receiveAnswers(broker.queries(), one);
        eventually().until(() -> mine.name().isPresent());
        String gone = mine.name().orElseThrow();
        mine.close();

        confirmed(broker.otherQueries().answer(channel, gone, question("answered")));

        assertThat(one.real()).isEmpty();
    }

    @Test
    void keepsNothingForRecipientsThatAreAway() {
        Subscription subscription = receive(broker.queries(), "one", one);
        receive(broker.queries(), "witness", other);
        awaitReceiving(one, other);
        subscription.close();
        ask(question("asked"));
        eventually().until(() -> other.real().size() == 1);

        RecordingQuestions later = new RecordingQuestions();
        receive(broker.queries(), "one", later);
        awaitReceiving(later);

        assertThat(later.real()).isEmpty();
    }

    @Test
    void handsNothingOverOnceItIsClosed() {
        Subscription recipient = receive(broker.queries(), "one", one);
        ReturnAddress mine = receiveAnswers(broker.queries(), other);
        awaitReceiving(one);
        eventually().until(() -> mine.name().isPresent());
        String address = mine.name().orElseThrow();

        IntStream.range(0, MANY).forEach(number -> {
            broker.queries().ask(channel, question("asked"));
            broker.otherQueries().answer(channel, address, question("answered"));
        });
        recipient.close();
        mine.close();

        List<Integer> received = List.of(one.count(), other.count());
        eventually()
                .during(A_WHILE)
                .untilAsserted(
                        () -> assertThat(List.of(one.count(), other.count())).isEqualTo(received));
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
            throw new NoClassDefFoundError("thrown by a receiver, to be told of and forgotten");
        });
        awaitReceiving(one);

        ExpiringMessage question = question("asked");
        ask(question);

        eventually().untilAsserted(() -> assertThat(one.real()).containsExactly(question));
    }

    private Subscription receive(QueryAdapter adapter, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        return closedAfterwards(adapter.receiveQuestions(channel, recipient + "-" + channel.name(), receiver));
    }

    private ReturnAddress receiveAnswers(QueryAdapter adapter, RecordingQuestions receiver) {
        return closedAfterwards(adapter.receiveAnswers(channel, receiver));
    }

    private void ask(ExpiringMessage question) {
        confirmed(broker.queries().ask(channel, question));
    }

    private void answer(ReturnAddress address, ExpiringMessage answer) {
        confirmed(broker.otherQueries().answer(channel, address.name().orElseThrow(), answer));
    }

    /** Asks until each has got a question: only then none will miss what comes. */
    private void awaitReceiving(RecordingQuestions... receivers) {
        List<Integer> before =
                Stream.of(receivers).map(RecordingQuestions::count).toList();
        eventually().pollInterval(Duration.ofMillis(100)).until(() -> {
            broker.queries().ask(channel, question(RecordingQuestions.PROBE));
            return Stream.of(receivers)
                    .allMatch(receiver ->
                            receiver.count() > before.get(List.of(receivers).indexOf(receiver)));
        });
    }

    private static ExpiringMessage question(String key) {
        return new ExpiringMessage(message(key, 1), Instant.now().plus(LONG));
    }
}
