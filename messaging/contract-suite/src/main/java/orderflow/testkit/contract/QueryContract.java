package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.ReturnAddress;
import org.junit.jupiter.api.Test;

/** A question reaches every recipient that is there; its answers, the instance that asked and no other. */
abstract class QueryContract extends QueryPart {

    private static final int MANY = 100;

    QueryContract(ChannelAdapterContract broker) {
        super(broker);
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
}
