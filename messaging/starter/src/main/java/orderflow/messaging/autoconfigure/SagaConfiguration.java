package orderflow.messaging.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.saga.EarlierReplies;
import orderflow.messaging.saga.RepliesHandled;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaInstances;
import orderflow.messaging.saga.SagaOrchestrator;
import orderflow.messaging.saga.UnsentCommands;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sagas of a service that defines some. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(SagaDefinition.class)
class SagaConfiguration {

    @Bean
    SagaOrchestrator sagaOrchestrator(
            List<SagaDefinition<?>> definitions,
            SagaInstances instances,
            Transactions transactions,
            MessagingGateway gateway,
            UnsentCommands unsentCommands,
            EarlierReplies earlierReplies,
            MessagingProperties properties,
            WireTap tap,
            MessageTracing tracing,
            Clock clock) {
        return new SagaOrchestrator(
                definitions,
                instances,
                transactions,
                gateway,
                unsentCommands,
                earlierReplies,
                properties.requiredReplyChannel(),
                tap,
                tracing,
                clock);
    }

    @Bean
    @ConditionalOnMissingBean
    UnsentCommands unsentCommands(Outbox outbox, ChannelCatalogue channels, Clock clock) {
        return (command, time) -> {
            Channel channel = channels.get(command.channel());
            Instant earliest = clock.instant().minus(time);
            return outbox.waitingSince(new Lane(channel.name(), channel.shardOf(command.shardKey())))
                    .filter(since -> !since.isAfter(earliest))
                    .isPresent();
        };
    }

    @Bean
    @ConditionalOnMissingBean
    EarlierReplies earlierReplies(
            ChannelCatalogue channels, Failures failures, MessagingProperties properties, Clock clock) {
        return new RepliesHandled(
                () -> remaining(channels.get(properties.requiredReplyChannel()), channels, failures), clock);
    }

    private static OptionalLong remaining(Channel replies, ChannelCatalogue channels, Failures failures) {
        boolean blocked = failures.blocking().stream()
                .anyMatch(failure -> failure.place().channel().equals(replies.name()));
        try {
            return blocked
                    ? OptionalLong.empty()
                    : OptionalLong.of(channels.carrierOf(replies)
                            .remaining(replies, List.of())
                            .messages());
        } catch (RuntimeException e) { // whatever the reason: it cannot be told now
            return OptionalLong.empty();
        }
    }

    @Bean
    MessageHandlers sagaReplies(SagaOrchestrator orchestrator) {
        return orchestrator.replyHandlers();
    }
}
