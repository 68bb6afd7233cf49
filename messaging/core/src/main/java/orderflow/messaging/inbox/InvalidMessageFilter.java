package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import org.jspecify.annotations.Nullable;

/**
 * Message Filter: sets aside what no handler can ever judge (unreadable, an unknown command, too old to know whether it
 * was handled before, not to be answered) and skips events that are none of this subscriber's business.
 */
record InvalidMessageFilter(
        Subscriber subscriber,
        MessagingMapper mapper,
        ChannelCatalogue channels,
        WireTap tap,
        Clock clock,
        Duration maxAge,
        Instant since) {

    // two clocks are never further apart; one that is wrong would keep its messages from ever growing too old
    private static final Duration LARGEST_DIFFERENCE = Duration.ofHours(1);

    /** What came together, sorted into what handlers get and what they do not; a handler may still reject some. */
    record Sorted(List<IncomingMessage> accepted, List<Rejected> rejected) {}

    /**
     * A delivery that no handler gets.
     *
     * @param settle what to do about it once all before it are settled
     */
    record Rejected(int index, Failures.Place place, Runnable settle) {}

    /** Sorts, and does nothing yet: what comes again because of another one's failure is set aside only once. */
    Sorted sort(List<? extends Delivery> deliveries) {
        Sorted sorted = new Sorted(new ArrayList<>(deliveries.size()), new ArrayList<>());
        for (int index = 0; index < deliveries.size(); index++) {
            if (!sort(deliveries.get(index), index, sorted)) {
                break; // those behind it come again with it: they must not overtake it
            }
        }
        return sorted;
    }

    /** @return whether it could be judged */
    private boolean sort(Delivery delivery, int index, Sorted sorted) {
        Optional<MessageHeaders> headers = Optional.empty();
        try {
            Message message = delivery.message();
            headers = Optional.of(message.headers());
            Optional<Object> payload = payload(message);
            if (payload.isPresent()) {
                sorted.accepted().add(incoming(delivery, message, payload.get(), index, sorted));
            } else {
                sorted.rejected().add(rejected(delivery, index, headers, () -> skip(message.headers())));
            }
            return true;
        } catch (InvalidMessageException e) {
            sorted.rejected().add(invalid(delivery, index, headers, String.valueOf(e.getMessage())));
            return true;
        } catch (RuntimeException | Error e) {
            sorted.rejected().add(rejected(delivery, index, headers, () -> {
                throw e;
            }));
            return false;
        }
    }

    private IncomingMessage incoming(Delivery delivery, Message message, Object payload, int index, Sorted sorted) {
        Optional<MessageHeaders> headers = Optional.of(message.headers());
        return new IncomingMessage(
                message,
                payload,
                delivery.shard(),
                index,
                reason -> sorted.rejected().add(invalid(delivery, index, headers, reason)));
    }

    private Rejected invalid(Delivery delivery, int index, Optional<MessageHeaders> headers, String reason) {
        return rejected(delivery, index, headers, () -> setAside(delivery, headers, reason));
    }

    private Rejected rejected(Delivery delivery, int index, Optional<MessageHeaders> headers, Runnable settle) {
        return new Rejected(index, subscriber.place(delivery.shard(), headers), settle);
    }

    private void setAside(Delivery delivery, Optional<MessageHeaders> headers, String reason) {
        delivery.setAside(reason);
        tap.saw(new Sighting(What.INVALID, subscriber.channel().name(), headers, subscriber.detail(reason)));
    }

    private void skip(MessageHeaders headers) {
        tap.saw(Sighting.of(
                What.SKIPPED, subscriber.channel().name(), headers, subscriber.detail("unknown event type")));
    }

    /** @return empty for an event that is none of this subscriber's business */
    private Optional<Object> payload(Message message) {
        MessageHeaders headers = message.headers();
        Optional<Class<?>> type = subscriber.handlers().typeOf(headers.type());
        if (type.isEmpty()) {
            return unknown(headers);
        }
        judge(headers.time());
        judgeReturnAddress(headers.replyTo());
        return Optional.of(mapper.read(message.body(), headers.contentType(), type.get()));
    }

    private void judge(Instant sent) {
        Instant now = clock.instant();
        if (sent.isBefore(now.minus(maxAge)) && !remembersAll(now)) {
            throw new InvalidMessageException("too old to know whether it was handled before: sent " + sent);
        }
        if (sent.isAfter(now.plus(LARGEST_DIFFERENCE))) {
            throw new InvalidMessageException("sent in the future: " + sent);
        }
    }

    /** A subscriber that is younger than its memory is long has forgotten nothing. */
    private boolean remembersAll(Instant now) {
        return now.isBefore(since.plus(maxAge));
    }

    /** Of every kind of message: it depends on the handler, not on the kind, whether it is answered. */
    private void judgeReturnAddress(@Nullable String replyTo) {
        if (replyTo != null
                && channels.find(replyTo)
                        .filter(channel -> channel.style() == ChannelStyle.POINT_TO_POINT)
                        .isEmpty()) {
            throw new InvalidMessageException("the return address " + replyTo + " is no point-to-point channel");
        }
    }

    private static Optional<Object> unknown(MessageHeaders headers) {
        if (headers.kind() != MessageKind.EVENT) {
            throw new InvalidMessageException(
                    "unknown " + headers.kind().name().toLowerCase(Locale.ROOT) + " type " + headers.type());
        }
        return Optional.empty();
    }
}
