package orderflow.messaging.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.WireTap;

/** Counts what happens to messages, and measures how long they wait for their broker and how long sagas take. */
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

    @Override
    public void confirmed(String channel, Duration lag) {
        Timer.builder("orderflow.messaging.relay.lag")
                .description("from sending a message in a transaction until its broker has confirmed it")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .register(registry)
                .record(lag);
    }

    @Override
    public void ended(String saga, String outcome, Duration time) {
        Timer.builder("orderflow.messaging.saga.time")
                .description("from the start of a saga to its end")
                .tag("saga", saga)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .register(registry)
                .record(time);
    }
}
