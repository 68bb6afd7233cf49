package orderflow.messaging.autoconfigure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.WireTap;

/** Counts what happens to messages: {@code orderflow.messaging.messages}, by channel and by what happened. */
record MetricsTap(MeterRegistry registry) implements WireTap {

    @Override
    public void saw(Sighting sighting) {
        Counter.builder("orderflow.messaging.messages")
                .description("messages, by channel and by what happened to them")
                .tag("channel", sighting.channel())
                .tag("what", sighting.what().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
