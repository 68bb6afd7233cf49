package orderflow.benchmarks.relays.workload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one run; {@code relay.broker} is another, kafka or rabbitmq.
 *
 * @param threads how many run transactions at the same time
 * @param warmUpSeconds before the measured seconds
 * @param rate transactions per second of all threads together, however slow the relay is; 0: as many as it keeps up
 *     with
 */
@ConfigurationProperties("relay")
record Settings(
        @DefaultValue("8") int threads,
        @DefaultValue("20") int seconds,
        @DefaultValue("20") int warmUpSeconds,
        @DefaultValue("1") int messagesPerTransaction,
        @DefaultValue("0") int rate) {}
