package orderflow.messaging.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every message says about itself, whichever broker carries it.
 *
 * @param id unique, minted once, the same in every delivery
 * @param type versioned wire name, such as {@code payment.authorize.v1}
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

    public MessageHeaders withSequence(long number) {
        return with(number, replyTo, correlationId);
    }

    /** @return the same headers with a Return Address */
    MessageHeaders withReply(@Nullable String address, UUID correlation) {
        return with(sequence, address, correlation);
    }

    private MessageHeaders with(long number, @Nullable String address, @Nullable UUID correlation) {
        return new MessageHeaders(
                id,
                type,
                kind,
                source,
                time,
                contentType,
                shardKey,
                conversationId,
                number,
                address,
                correlation,
                causationId,
                traceparent);
    }
}
