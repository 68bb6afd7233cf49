package orderflow.messaging.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Clock;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.ShardOwners;
import orderflow.messaging.inbox.Subscribers;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.saga.SagaInstances;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What can be seen of the messaging: log lines, metrics and health. */
@AutoConfiguration
@EnableConfigurationProperties(LogProperties.class)
@Import({LogTap.class, MetricsTap.class})
class ObservabilityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RecentBacklog recentBacklog(Outbox outbox, Clock clock) {
        return new RecentBacklog(outbox, clock);
    }

    @Bean
    MeterBinder blockedShards(Failures failures, ChannelCatalogue channels, Subscribers subscribers) {
        return new BlockedShards(failures, channels, subscribers);
    }

    @Bean
    MeterBinder messagingGauges(RecentBacklog backlog, SagaInstances sagas) {
        return registry -> {
            Gauge.builder(
                            "orderflow.messaging.outbox.depth",
                            () -> backlog.get().depth())
                    .description("messages that wait to be sent")
                    .register(registry);
            Gauge.builder(
                            "orderflow.messaging.outbox.age",
                            () -> backlog.get().age().toMillis() / 1000.0)
                    .description("how long the oldest message has waited to be sent")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder(
                            "orderflow.messaging.outbox.refused",
                            () -> backlog.get().refused())
                    .description("messages that their broker will never take")
                    .register(registry);
            Gauge.builder("orderflow.messaging.sagas.waiting", sagas::waitingForOperator)
                    .description("sagas that wait for an operator")
                    .register(registry);
        };
    }

    /** The time that handling takes, by channel, as a histogram. */
    @Bean
    MeterFilter handlingHistogram() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(MessageObservations.PROCESS)
                        ? DistributionStatisticConfig.builder()
                                .percentilesHistogram(true)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    ShardsEndpoint shardsEndpoint(ShardOwners owners) {
        return new ShardsEndpoint(owners);
    }

    @Bean
    @ConditionalOnMissingBean(name = "messagingHealthIndicator")
    HealthIndicator messagingHealthIndicator(Failures failures, RecentBacklog backlog) {
        return new MessagingHealth(failures, backlog);
    }
}
