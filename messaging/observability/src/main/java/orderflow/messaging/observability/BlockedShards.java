package orderflow.messaging.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.Subscribers;

/** A gauge for each shard that is received here: {@code orderflow.messaging.receiver.blocked}. */
record BlockedShards(Failures failures, ChannelCatalogue channels, Subscribers subscribers) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Channel channel : channels.all()) {
            subscribers
                    .on(channel)
                    .forEach(subscriber -> IntStream.range(0, channel.shards())
                            .forEach(shard -> register(registry, subscriber, channel, shard)));
        }
    }

    private void register(MeterRegistry registry, String subscriber, Channel channel, int shard) {
        Gauge.builder("orderflow.messaging.receiver.blocked", () -> count(subscriber, channel, shard))
                .description("what keeps failing, and blocks the shard")
                .tag("subscriber", subscriber)
                .tag("channel", channel.name())
                .tag("shard", String.valueOf(shard))
                .register(registry);
    }

    private long count(String subscriber, Channel channel, int shard) {
        return failures.blocking().stream()
                .map(Failures.Failure::place)
                .filter(place -> place.subscriber().equals(subscriber))
                .filter(place -> place.channel().equals(channel.name()))
                .filter(place -> place.shard() == shard || place.shard() == Receiver.ALL_SHARDS)
                .count();
    }
}
