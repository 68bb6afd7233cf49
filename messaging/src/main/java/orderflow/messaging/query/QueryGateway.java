package orderflow.messaging.query;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessagingMapper;

/** Messaging Gateway for questions: joins no transaction and stores nothing. */
public final class QueryGateway {

    private final Map<String, QueryAdapter> adapters;
    private final ChannelCatalogue channels;
    private final MessageFactory factory;
    private final MessagingMapper mapper;
    private final WireTap tap;
    private final Clock clock;

    public QueryGateway(
            Collection<QueryAdapter> adapters,
            ChannelCatalogue channels,
            MessageFactory factory,
            MessagingMapper mapper,
            WireTap tap,
            Clock clock) {
        this.adapters = adapters.stream().collect(toUnmodifiableMap(QueryAdapter::broker, identity()));
        this.channels = channels;
        this.factory = factory;
        this.mapper = mapper;
        this.tap = tap;
        this.clock = clock;
    }

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
        var responder = new Responder<>(recipient, channel, adapter, factory, reader, clock);
        return adapter.receiveQuestions(channel, service + "." + recipient.name(), responder);
    }

    private QueryAdapter carrierOf(Channel channel) {
        QueryAdapter adapter = adapters.get(channel.broker());
        if (adapter == null) {
            throw new IllegalStateException(
                    "no adapter for queries on broker '" + channel.broker() + "', only for " + adapters.keySet());
        }
        return adapter;
    }
}
