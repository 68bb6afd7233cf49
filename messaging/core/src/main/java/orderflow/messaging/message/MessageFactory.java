package orderflow.messaging.message;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Gives a body its headers. Cause, conversation and trace come from the message that is being handled on this thread;
 * outside of one, a new conversation starts, named after the shard key.
 *
 * <p>A body that some broker would refuse by default fails here, on every channel, before its sender commits.
 */
public final class MessageFactory {

    /** Largest body, in bytes: Kafka's producer takes 1 MiB, headers included. */
    static final int LARGEST = 1_000_000;

    private final String source;
    private final Clock clock;
    private final MessageIds ids;
    private final MessagingMapper mapper;
    private final MessageTracing tracing;

    /** Without a tracer. */
    public MessageFactory(String source, Clock clock, RandomGenerator random, MessagingMapper mapper) {
        this(source, clock, random, mapper, MessageTracing.PASSING_ON);
    }

    /** @param source name of the sending service; {@code random} must be thread-safe */
    public MessageFactory(
            String source, Clock clock, RandomGenerator random, MessagingMapper mapper, MessageTracing tracing) {
        this.source = source;
        this.clock = clock;
        this.ids = new MessageIds(clock, random);
        this.mapper = mapper;
        this.tracing = tracing;
    }

    public Message command(CommandMessage command, String contentType) {
        return message(MessageKind.COMMAND, command.channel(), command.shardKey(), command.body(), contentType);
    }

    /**
     * @param correlationId what the reply has to repeat; empty: the id of this very message
     * @param replyTo channel on which the reply is awaited
     */
    public Message request(CommandMessage command, String contentType, String replyTo, Optional<UUID> correlationId) {
        Message message = command(command, contentType);
        MessageHeaders headers = message.headers();
        return new Message(headers.withReply(replyTo, correlationId.orElse(headers.id())), message.body());
    }

    public Message event(EventMessage event, String contentType) {
        return message(MessageKind.EVENT, event.channel(), event.shardKey(), event.body(), contentType);
    }

    /** @param replyTo Return Address of the very instance that asks */
    public Message query(EventMessage question, String contentType, String replyTo, UUID correlationId) {
        Message message = event(question, contentType);
        return new Message(message.headers().withReply(replyTo, correlationId), message.body());
    }

    public Message reply(Object body, MessageHeaders request, String contentType) {
        UUID correlationId = request.correlationId() == null ? request.id() : request.correlationId();
        String address = String.valueOf(request.replyTo());
        Message message = message(MessageKind.DOCUMENT, address, request.shardKey(), body, contentType);
        MessageHeaders headers =
                message.headers().toBuilder().correlationId(correlationId).build();
        return new Message(headers, message.body());
    }

    private Message message(MessageKind kind, String channel, String shardKey, Object body, String contentType) {
        String type = MessageTypes.nameOf(body.getClass());
        MessageHeaders.Builder headers =
                MessageHeaders.builder(ids.next(), type, kind, source, clock.instant(), contentType, shardKey);
        Optional<MessageHeaders> context = MessageContext.current();
        context.ifPresent(
                cause -> headers.conversationId(cause.conversationId()).causationId(cause.id()));
        tracing.sending(channel, type).ifPresent(headers::traceparent);
        return new Message(headers.build(), written(body, contentType));
    }

    private Body written(Object body, String contentType) {
        Body written = mapper.write(body, contentType);
        if (written.size() > LARGEST) {
            throw new IllegalArgumentException("a " + MessageTypes.nameOf(body.getClass()) + " of " + written.size()
                    + " bytes is too large, the most are " + LARGEST
                    + ": store its data and send where they are (Claim Check)");
        }
        return written;
    }
}
