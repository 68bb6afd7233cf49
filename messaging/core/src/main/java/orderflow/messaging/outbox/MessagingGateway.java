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
 * Messaging Gateway: how a service sends.
 *
 * <pre>{@code
 * @Transactional
 * void ship(Parcel parcel) {
 *     parcels.save(parcel);
 *     gateway.publish(new EventMessage("parcel-events", parcel.id(), new ParcelShipped(parcel.id())));
 * }
 * }</pre>
 *
 * <p>Every method joins the caller's transaction and returns at once; it waits for no broker. The message is sent if
 * and only if the transaction commits, some milliseconds later, or once its broker can be reached again. It may be sent
 * twice (at least once); messages of one shard key arrive in the order in which their transactions committed.
 *
 * <p>There is one gateway per service: it is thread-safe and needs no closing. All methods throw
 *
 * <ul>
 *   <li>{@link IllegalStateException} outside of a transaction, and in a callback after its commit;
 *   <li>{@link IllegalArgumentException} for a channel that is not configured.
 * </ul>
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

    /** Tells every subscriber of a channel, those that are away now included, what has happened. */
    public void publish(EventMessage event) {
        Channel channel = channels.get(event.channel());
        outbox.add(channel, factory.event(event, channel.contentType()));
    }

    /**
     * Sends a command whose reply is awaited on another channel. Sagas do this by themselves.
     *
     * @param replyTo the Return Address: name of a point-to-point channel that this service receives
     * @param correlationId given when a request is repeated; empty for a new one
     * @return the correlation id that the reply will carry
     */
    public UUID request(CommandMessage command, String replyTo, Optional<UUID> correlationId) {
        Channel channel = channels.get(command.channel());
        Message message = factory.request(command, channel.contentType(), replyTo, correlationId);
        outbox.add(channel, message);
        return correlationId.orElse(message.headers().id());
    }

    /**
     * Answers a request on its Return Address; a request without one is not answered. What a handler registered with
     * {@code onRequest} returns is sent by itself.
     *
     * @param request headers of the message to answer
     */
    public void reply(Object body, MessageHeaders request) {
        if (request.replyTo() != null) {
            Channel channel = channels.get(request.replyTo());
            outbox.add(channel, factory.reply(body, request, channel.contentType()));
        }
    }
}
