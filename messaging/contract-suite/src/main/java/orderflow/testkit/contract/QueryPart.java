package orderflow.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;

/** What the parts about questions share: recipients, askers, and their ending. */
abstract class QueryPart extends ContractPart {

    static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(5);

    final Channel channel = publishSubscribe(1);
    final RecordingQuestions one = new RecordingQuestions();
    final RecordingQuestions other = new RecordingQuestions();

    QueryPart(ChannelAdapterContract broker) {
        super(broker, Capability.QUERIES);
    }

    final Subscription receive(QueryAdapter adapter, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        return closedAfterwards(adapter.receiveQuestions(channel, recipient + "-" + channel.name(), receiver));
    }

    final ReturnAddress receiveAnswers(QueryAdapter adapter, RecordingQuestions receiver) {
        return closedAfterwards(adapter.receiveAnswers(channel, receiver));
    }

    final void ask(ExpiringMessage question) {
        confirmed(broker.queries().ask(channel, question));
    }

    final void answer(ReturnAddress address, ExpiringMessage answer) {
        confirmed(broker.otherQueries().answer(channel, address.name().orElseThrow(), answer));
    }

    /** Asks until each has got a question: only then none will miss what comes. */
    final void awaitReceiving(RecordingQuestions... receivers) {
        List<Integer> before =
                Stream.of(receivers).map(RecordingQuestions::count).toList();
        eventually().pollInterval(Duration.ofMillis(100)).until(() -> {
            broker.queries().ask(channel, question(RecordingQuestions.PROBE));
            return Stream.of(receivers)
                    .allMatch(receiver ->
                            receiver.count() > before.get(List.of(receivers).indexOf(receiver)));
        });
    }

    static ExpiringMessage question(String key) {
        return new ExpiringMessage(message(key, 1), Instant.now().plus(LONG));
    }
}
