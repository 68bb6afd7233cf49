package orderflow.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;

/**
 * Messaging Gateway: how a service sends. Every method joins the caller's transaction and throws
 * {@link IllegalStateException} outside of one; the message leaves after the commit. At least once; ordered per shard
 * key.
 */
public final class MessagingGateway {

    private final MessageFactory factory;
    private final ChannelCatalogue channels;
    private final TransactionalOutbox outbox;

    public MessagingGateway(MessageFactory factory, ChannelCatalogue channels, TransactionalOutbox outbox) {
        this.factory = factory;
        this.channels = channels;
        this.outbox = outbox;
    }

    /** Sends a command that nobody answers (One-way notification). */
    public void send(CommandMessage command) {
        Channel channel = channels.get(command.channel());
        outbox.add(channel, factory.command(command, channel.contentType()));
    }

    public void publish(EventMessage event) {
        Channel channel = channels.get(event.channel());
        outbox.add(channel, factory.event(event, channel.contentType()));
    }

    /**
     * Sends a command whose reply is awaited on another channel.
     *
     * @param correlationId given when a request is repeated; empty for a new one
     * @return the correlation id that the reply will carry
     */
    public UUID request(CommandMessage command, String replyTo, Optional<UUID> correlationId) {
        Channel channel = channels.get(command.channel());
        Message message = factory.request(command, channel.contentType(), replyTo, correlationId);
        outbox.add(channel, message);
        return correlationId.orElse(message.headers().id());
    }

    /** Answers a request on its Return Address; a request without one is not answered. */
    public void reply(Object body, MessageHeaders request) {
        if (request.replyTo() != null) {
            Channel channel = channels.get(request.replyTo());
            outbox.add(channel, factory.reply(body, request, channel.contentType()));
        }
    }
}
