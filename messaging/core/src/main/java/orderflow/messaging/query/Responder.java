package orderflow.messaging.query;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageContext;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTracing;

/** Service Activator of one recipient: hands it each question that has not expired, and sends what it answers. */
record Responder<Q>(
        Recipient<Q> recipient,
        Channel channel,
        QueryAdapter adapter,
        MessageFactory factory,
        QueryReader<Q> reader,
        MessageTracing tracing,
        Clock clock)
        implements Consumer<Supplier<ExpiringMessage>> {

    @Override
    public void accept(Supplier<ExpiringMessage> arrival) {
        reader.read(arrival, this::receive);
    }

    private void receive(Q question, ExpiringMessage arrived) {
        MessageHeaders headers = arrived.message().headers();
        if (!arrived.expires().isAfter(clock.instant())) {
            saw(What.LATE, headers, recipient.name() + " drops it: expired at " + arrived.expires());
            return;
        }
        try {
            MessageContext.handling(
                    headers, () -> tracing.handling(channel.name(), headers, () -> answer(question, arrived)));
        } catch (RuntimeException e) { // it would be too late for a second attempt
            saw(What.INVALID, headers, recipient.name() + " failed and does not answer: " + e);
        }
    }

    private Optional<?> answer(Q question, ExpiringMessage arrived) {
        MessageHeaders headers = arrived.message().headers();
        Optional<?> answer = recipient.answer().apply(question);
        String outcome = answer.isPresent() && headers.replyTo() != null ? " answers" : " keeps silent";
        saw(What.HANDLED, headers, recipient.name() + outcome);
        answer.ifPresent(body -> send(body, arrived));
        return answer;
    }

    private void send(Object body, ExpiringMessage question) {
        MessageHeaders headers = question.message().headers();
        String returnAddress = headers.replyTo();
        if (returnAddress != null) {
            Message answer = factory.reply(body, headers, channel.contentType());
            adapter.answer(channel, returnAddress, new ExpiringMessage(answer, question.expires()))
                    .whenComplete((sent, failure) -> saw(
                            failure == null ? What.SENT : What.UNSENT,
                            answer.headers(),
                            failure == null ? "" : String.valueOf(failure.getMessage())));
        }
    }

    private void saw(What what, MessageHeaders headers, String detail) {
        reader.tap().saw(Sighting.of(what, channel.name(), headers, detail));
    }
}
