package orderflow.messaging.autoconfigure;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.Inbox;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.inbox.ProcessedMessages;
import orderflow.messaging.inbox.Replay;
import orderflow.messaging.inbox.ShardOwners;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessageRelay;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.outbox.RelaySettings;
import orderflow.messaging.outbox.TransactionalOutbox;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The messaging library on a service's own database: outbox, inbox, relay and sagas. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "orderflow.messaging.observability.ObservabilityAutoConfiguration"
        })
@EnableConfigurationProperties(MessagingProperties.class)
@Import({
    StoreConfiguration.class,
    SagaConfiguration.class,
    RelayThreads.class,
    BackgroundThread.class,
    MessagingLifecycle.class
})
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    MessagingMapper messagingMapper() {
        return new MessagingMapper();
    }

    @Bean
    @ConditionalOnMissingBean
    ChannelCatalogue channelCatalogue(MessagingProperties properties, List<ChannelAdapter> adapters) {
        return new ChannelCatalogue(properties.catalogue(), adapters);
    }

    @Bean
    @ConditionalOnMissingBean
    RelaySettings relaySettings(MessagingProperties properties) {
        return properties.relaySettings();
    }

    /** All of them, for whoever asks for one. */
    @Bean
    @Primary
    WireTap allTaps(List<WireTap> taps) {
        return WireTap.all(taps);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageFactory messageFactory(
            @Value("${spring.application.name}") String service,
            Clock clock,
            MessagingMapper mapper,
            MessageTracing tracing) {
        return new MessageFactory(service, clock, new SecureRandom(), mapper, tracing);
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionalOutbox transactionalOutbox(
            Outbox outbox, MessageHistory history, Transactions transactions, MessageRelay relay, Clock clock) {
        return new TransactionalOutbox(outbox, history, transactions, relay::wake, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageRelay messageRelay(
            Outbox outbox,
            Transactions transactions,
            ChannelCatalogue channels,
            RelayThreads threads,
            WireTap tap,
            RelaySettings settings,
            Clock clock) {
        return new MessageRelay(outbox, transactions, channels, threads, tap, settings, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    MessagingGateway messagingGateway(MessageFactory factory, ChannelCatalogue channels, TransactionalOutbox outbox) {
        return new MessagingGateway(factory, channels, outbox);
    }

    @Bean
    @ConditionalOnMissingBean
    QueryGateway queryGateway(
            List<QueryAdapter> adapters,
            ChannelCatalogue channels,
            MessageFactory factory,
            MessagingMapper mapper,
            WireTap tap,
            MessageTracing tracing,
            Clock clock) {
        return new QueryGateway(adapters, channels, factory, mapper, tap, tracing, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Failures failures(Clock clock) {
        return new Failures(clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Replay replay(Inbox inbox, ChannelCatalogue channels) {
        return new Replay(inbox, channels);
    }

    @Bean
    @ConditionalOnMissingBean
    Inbox inbox(
            MessagingMapper mapper,
            ProcessedMessages processed,
            ShardOwners owners,
            MessageHistory history,
            Transactions transactions,
            MessagingGateway gateway,
            Failures failures,
            WireTap tap,
            MessageTracing tracing,
            Clock clock,
            BackgroundThread background,
            MessagingProperties properties) {
        return new Inbox(
                mapper,
                processed,
                owners,
                history,
                transactions,
                gateway,
                failures,
                tap,
                tracing,
                clock,
                background.executor(),
                properties.maxAge());
    }

    @Bean
    @ConditionalOnMissingBean
    LanePreparation lanePreparation(ChannelCatalogue channels, JdbcLanes lanes, Transactions transactions) {
        return new FixedLanes(channels, lanes, transactions);
    }

    @Bean
    Receivers receivers(
            @Value("${spring.application.name}") String service,
            List<MessageHandlers> handlers,
            Inbox inbox,
            ChannelCatalogue channels) {
        return new Receivers(service, handlers, inbox, channels);
    }

    @Bean
    Recipients recipients(
            @Value("${spring.application.name}") String service,
            ObjectProvider<Recipient<?>> recipients,
            QueryGateway queries) {
        return new Recipients(service, recipients.stream().toList(), queries);
    }
}
