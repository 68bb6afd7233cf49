package orderflow.messaging.autoconfigure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.inbox.Failures;

/** A gauge for each shard that is received here: {@code orderflow.messaging.receiver.blocked}. */
record BlockedShards(Failures failures, Receivers receivers) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Channel channel : receivers.channels().all()) {
            receivers
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
