package orderflow.messaging.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every message says about itself, whichever broker carries it.
 *
 * <p>A service's messages get their headers from {@link MessageFactory}. Adapters and tests build them:
 *
 * <pre>{@code
 * MessageHeaders headers = MessageHeaders.builder(id, type, kind, source, time, contentType, shardKey)
 *         .sequence(42)
 *         .replyTo("trip-replies")
 *         .correlationId(id)
 *         .build();
 * }</pre>
 *
 * @param id unique, minted once, the same in every delivery
 * @param type versioned wire name, such as {@code trip.reserve.v1}
 * @param source name of the service that sent it
 * @param time when it was sent, by the sender's clock
 * @param contentType media type of the body
 * @param shardKey messages of one key stay in order on a channel
 * @param conversationId names the whole exchange that this message belongs to
 * @param sequence rises per source and shard key in the order of sending; 0 until the outbox has numbered it
 * @param replyTo Return Address: the channel that awaits the reply
 * @param correlationId what a reply repeats from its request
 * @param causationId id of the message whose handling sent this one
 * @param traceparent W3C trace context
 */
public record MessageHeaders(
        UUID id,
        String type,
        MessageKind kind,
        String source,
        Instant time,
        String contentType,
        String shardKey,
        String conversationId,
        long sequence,
        @Nullable String replyTo,
        @Nullable UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent) {

    private static final int LONGEST = 200;
    // no database and few readers take other years
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /**
     * @throws IllegalArgumentException when a header is blank, longer than {@value #LONGEST} characters or has control
     *     characters, when the time is not in the years 1 to 9999, or the sequence is negative
     */
    public MessageHeaders {
        check("type", type);
        check("source", source);
        check("content type", contentType);
        check("shard key", shardKey);
        check("conversation id", conversationId);
        if (replyTo != null) {
            check("return address", replyTo);
        }
        if (traceparent != null) {
            check("trace context", traceparent);
        }
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("the time must be in the years 1 to 9999");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("the sequence must not be negative");
        }
    }

    private static void check(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the " + name + " must have 1 to " + LONGEST + " characters, no control characters");
        }
    }

    /**
     * Takes the headers that every message needs. Unless the builder is told otherwise, the message starts a
     * conversation that is named after its shard key, its sequence is 0, and it has no other header.
     */
    public static Builder builder(
            UUID id, String type, MessageKind kind, String source, Instant time, String contentType, String shardKey) {
        return new Builder(id, type, kind, source, time, contentType, shardKey);
    }

    /** @return a builder that starts with these headers */
    public Builder toBuilder() {
        return builder(id, type, kind, source, time, contentType, shardKey)
                .conversationId(conversationId)
                .sequence(sequence)
                .replyTo(replyTo)
                .correlationId(correlationId)
                .causationId(causationId)
                .traceparent(traceparent);
    }

    public MessageHeaders withSequence(long number) {
        return toBuilder().sequence(number).build();
    }

    /** @return the same headers with a Return Address */
    MessageHeaders withReply(String address, UUID correlation) {
        return toBuilder().replyTo(address).correlationId(correlation).build();
    }

    /** Builds headers. Null leaves an optional header out. Not thread-safe. */
    public static final class Builder {

        private final UUID id;
        private final String type;
        private final MessageKind kind;
        private final String source;
        private final Instant time;
        private final String contentType;
        private final String shardKey;
        private String conversationId;
        private long sequence;
        private @Nullable String replyTo;
        private @Nullable UUID correlationId;
        private @Nullable UUID causationId;
        private @Nullable String traceparent;

        private Builder(
                UUID id,
                String type,
                MessageKind kind,
                String source,
                Instant time,
                String contentType,
                String shardKey) {
            this.id = id;
            this.type = type;
            this.kind = kind;
            this.source = source;
            this.time = time;
            this.contentType = contentType;
            this.shardKey = shardKey;
            this.conversationId = shardKey;
        }

        public Builder conversationId(String conversation) {
            conversationId = conversation;
            return this;
        }

        public Builder sequence(long number) {
            sequence = number;
            return this;
        }

        public Builder replyTo(@Nullable String address) {
            replyTo = address;
            return this;
        }

        public Builder correlationId(@Nullable UUID correlation) {
            correlationId = correlation;
            return this;
        }

        public Builder causationId(@Nullable UUID causation) {
            causationId = causation;
            return this;
        }

        public Builder traceparent(@Nullable String trace) {
            traceparent = trace;
            return this;
        }

        /** @throws IllegalArgumentException when a header is invalid, see {@link MessageHeaders} */
        public MessageHeaders build() {
            return new MessageHeaders(
                    id,
                    type,
                    kind,
                    source,
                    time,
                    contentType,
                    shardKey,
                    conversationId,
                    sequence,
                    replyTo,
                    correlationId,
                    causationId,
                    traceparent);
        }
    }
}
