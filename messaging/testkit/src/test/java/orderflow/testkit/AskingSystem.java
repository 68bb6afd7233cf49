package orderflow.testkit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;
import orderflow.messaging.query.ScatterGather;

/** Services in memory that ask and answer each other. */
final class AskingSystem {

    @JsonTypeName("test.asked.v1")
    record Asked(String text) {}

    @JsonTypeName("test.answered.v1")
    record Answered(String by) {}

    @JsonTypeName("test.babbled.v1")
    record Babbled(String text) {}

    private static final String CHANNEL = "questions";

    private final InMemoryQueryAdapter broker = new InMemoryQueryAdapter();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final MutableClock clock = new MutableClock();
    private final List<Runnable> closings = new ArrayList<>();

    InMemoryQueryAdapter broker() {
        return broker;
    }

    /** @return another instance of the service that asks */
    ScatterGather<Answered> asker() {
        ScatterGather<Answered> asker = gateway("asker", clock).scatterGather(CHANNEL, Answered.class);
        closings.add(asker::close);
        return asker;
    }

    void recipient(String name, Function<Asked, Optional<?>> answer) {
        recipient(name, clock, answer);
    }

    void recipient(String name, Clock time, Function<Asked, Optional<?>> answer) {
        var recipient = new Recipient<>(CHANNEL, name, Asked.class, answer);
        closings.add(gateway("answerer", time).subscribe("answerer", recipient)::close);
    }

    private QueryGateway gateway(String service, Clock time) {
        MessagingMapper mapper = new MessagingMapper();
        Channel channel = new Channel(
                CHANNEL, ChannelStyle.PUBLISH_SUBSCRIBE, InMemoryChannelAdapter.NAME, 1, MessagingMapper.JSON);
        return new QueryGateway(
                List.of(broker),
                new ChannelCatalogue(List.of(channel), List.of()),
                new MessageFactory(service, time, new SecureRandom(), mapper),
                mapper,
                sightings::add,
                MessageTracing.PASSING_ON,
                time);
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    List<Sighting> seen(What what) {
        return sightings.stream().filter(sighting -> sighting.what() == what).toList();
    }

    void close() {
        closings.forEach(Runnable::run);
    }
}
