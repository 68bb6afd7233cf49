package orderflow.messaging.inbox;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.MessageHeaders;

/**
 * Who receives what.
 *
 * @param name unique in the system; the scope within which a message is handled once
 */
record Subscriber(String name, Channel channel, MessageHandlers handlers) {

    /** @return the subscriber's own name, which tells it from others of its service; empty when it has none */
    String by() {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : "by " + name.substring(dot + 1);
    }

    /** @return what happened, and to which of the service's subscribers */
    String detail(String text) {
        return Stream.of(text, by()).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    Failures.Place place(int shard, Optional<MessageHeaders> headers) {
        return new Failures.Place(name, channel.name(), shard, headers);
    }
}
