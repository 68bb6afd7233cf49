package orderflow.messaging.query;

import java.time.Clock;
import java.util.List;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;

/** Messaging Gateway for questions: joins no transaction and stores nothing. */
public record QueryGateway(
        List<QueryAdapter> adapters,
        ChannelCatalogue channels,
        MessageFactory factory,
        MessagingMapper mapper,
        WireTap tap,
        MessageTracing tracing,
        Clock clock) {

    /**
     * @param answer type of the answers
     * @return to be closed by the caller
     */
    public <A> ScatterGather<A> scatterGather(String channelName, Class<A> answer) {
        Channel channel = channels.get(channelName);
        var reader = new QueryReader<>(channelName, answer, mapper, tap);
        return new ScatterGather<>(channel, carrierOf(channel), factory, reader, clock);
    }

    /** @param service name of the service that the recipient belongs to */
    public <Q> Subscription subscribe(String service, Recipient<Q> recipient) {
        Channel channel = channels.get(recipient.channel());
        QueryAdapter adapter = carrierOf(channel);
        var reader = new QueryReader<>(channel.name(), recipient.question(), mapper, tap);
        var responder = new Responder<>(recipient, channel, adapter, factory, reader, tracing, clock);
        return adapter.receiveQuestions(channel, service + "." + recipient.name(), responder);
    }

    private QueryAdapter carrierOf(Channel channel) {
        return adapters.stream()
                .filter(adapter -> adapter.broker().equals(channel.broker()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no adapter for questions on broker '" + channel.broker() + "'"));
    }
}
