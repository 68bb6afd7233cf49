package orderflow.messaging.rabbitmq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/**
 * An invalid message as it is kept: its body and its properties, without what would route it elsewhere, end it, or have
 * the broker refuse it. All headers must fit into one frame with the reason, so the longest are cut when they are
 * large.
 */
final class SetAsideCopy {

    static final String REASON = "orderflow-reason";
    static final String ORIGINAL_QUEUE = "orderflow-original-queue";
    private static final List<String> OF_THE_BROKER = List.of("cc", "bcc");
    // Qpid Broker-J takes frames of 64 KiB, RabbitMQ of 128 KiB
    private static final int MOST_BYTES = 32 * 1024;
    private static final int ROOM_FOR_PROPERTIES = 4 * 1024;
    private static final int LONGEST_REASON = 1000;
    private static final int CUT = 200;
    private static final int NUMBER_BYTES = 16;

    private SetAsideCopy() {}

    static Message of(Message raw, String reason) {
        MessageProperties properties = raw.getMessageProperties();
        Map<String, @Nullable Object> headers = new TreeMap<>();
        properties.getHeaders().forEach((name, value) -> headers.putIfAbsent(ShortStrings.cut(name), sendable(value)));
        headers.keySet().removeIf(SetAsideCopy::isOfTheBroker);
        cut(headers);
        MessageProperties copy = new MessageProperties();
        copy.setHeaders(headers);
        copy.setHeader(REASON, shortened(reason, LONGEST_REASON));
        copy.setHeader(ORIGINAL_QUEUE, String.valueOf(properties.getConsumerQueue()));
        set(copy::setMessageId, properties.getMessageId());
        set(copy::setType, properties.getType());
        set(copy::setAppId, properties.getAppId());
        copy.setTimestamp(properties.getTimestamp());
        set(copy::setContentType, properties.getContentType());
        set(copy::setContentEncoding, properties.getContentEncoding());
        set(copy::setCorrelationId, properties.getCorrelationId());
        set(copy::setReplyTo, properties.getReplyTo());
        copy.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        return new Message(raw.getBody(), copy);
    }

    private static void set(Consumer<String> setter, @Nullable String value) {
        if (value != null) {
            setter.accept(ShortStrings.cut(value));
        }
    }

    private static @Nullable Object sendable(@Nullable Object value) {
        return ShortStrings.fitWithin(value) ? value : text(value);
    }

    /** Sender-selected distribution, and what the broker itself notes about dead letters and streams. */
    private static boolean isOfTheBroker(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OF_THE_BROKER.contains(lower) || lower.startsWith("x-");
    }

    private static void cut(Map<String, @Nullable Object> headers) {
        List<String> longestFirst = headers.keySet().stream()
                .sorted(Comparator.comparingInt((String name) -> bytes(name, headers.get(name)))
                        .reversed())
                .toList();
        int total = longestFirst.stream()
                .mapToInt(name -> bytes(name, headers.get(name)))
                .sum();
        for (String name : longestFirst) {
            if (total <= MOST_BYTES - ROOM_FOR_PROPERTIES) {
                return;
            }
            int before = bytes(name, headers.get(name));
            headers.put(name, shortened(text(headers.get(name)), CUT));
            total += bytes(name, headers.get(name)) - before;
        }
        drop(headers, total);
    }

    /** Thousands of short ones. */
    private static void drop(Map<String, @Nullable Object> headers, int bytes) {
        int total = bytes;
        for (String name : List.copyOf(headers.keySet())) {
            if (total > MOST_BYTES - ROOM_FOR_PROPERTIES) {
                total -= bytes(name, headers.remove(name));
            }
        }
    }

    private static int bytes(String name, @Nullable Object value) {
        int ofValue = value == null || value instanceof Number || value instanceof Boolean || value instanceof Date
                ? NUMBER_BYTES
                : value instanceof byte[] binary ? binary.length : text(value).getBytes(UTF_8).length;
        return name.getBytes(UTF_8).length + ofValue + NUMBER_BYTES;
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] binary ? binary.length + " bytes" : String.valueOf(value);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "… (" + text.length() + " characters)";
    }
}
