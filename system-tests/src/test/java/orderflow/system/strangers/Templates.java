package orderflow.system.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Good messages of each channel, of orders and customers that nobody knows. */
final class Templates {

    static final int SHARDS = 4;
    static final String OFFERS = "payment-offer-requests";
    private static final Path GOLDEN = Path.of("..", "shared-messages", "src", "test", "resources", "golden");
    private static final String GOLDEN_ORDER = "0199f0a4-7c1e-7000-8000-00000000002a";

    private static final Map<String, List<String>> QUEUES = Map.of(
            "payment-commands",
            List.of("payment.authorize.v1", "payment.capture.v1", "payment.cancel.v1"),
            "order-replies",
            List.of("payment.authorized.v1", "payment.declined.v1", "payment.captured.v1"),
            "notification-commands",
            List.of("notification.notify-customer.v1"),
            OFFERS,
            List.of("payment-offer.requested.v1"));
    private static final Map<String, List<String>> TOPICS = Map.of(
            "order-events", List.of("order.placed.v1", "order.approved.v1", "order.rejected.v1"),
            "payment-events", List.of("payment.authorized.v1", "payment.captured.v1"),
            "account-events", List.of("account.opened.v1"));

    private Templates() {}

    /** @return one that goes to an exchange */
    static Draft amqp(int number, Random random) {
        String channel = pick(random, QUEUES.keySet().stream().sorted().toList());
        Draft draft = draft(number, channel, pick(random, QUEUES.getOrDefault(channel, List.of())), random);
        draft.properties
                .messageId(uuid(random))
                .type(draft.type)
                .appId("stranger-" + number)
                .contentType("application/json")
                .deliveryMode(2);
        draft.headers.putAll(Map.of(
                "kind",
                kind(channel),
                "time",
                Instant.now().toString(),
                "sequence",
                1L,
                "shard-key",
                new String(draft.key, UTF_8),
                "conversation-id",
                "stranger",
                "expires",
                Instant.now().plusSeconds(2).toString()));
        if (channel.equals("payment-commands")) {
            draft.properties.replyTo("order-replies").correlationId(uuid(random));
        } else if (channel.equals("order-replies")) {
            draft.properties.correlationId(uuid(random));
        }
        return draft;
    }

    /** @return one that goes to a topic */
    static Draft kafka(int number, Random random) {
        String topic = pick(random, TOPICS.keySet().stream().sorted().toList());
        Draft draft = draft(number, topic, pick(random, TOPICS.getOrDefault(topic, List.of())), random);
        draft.headers.putAll(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                uuid(random),
                "ce_type",
                draft.type,
                "ce_source",
                "/stranger-" + number,
                "ce_time",
                Instant.now().toString(),
                "ce_kind",
                "EVENT",
                "ce_sequence",
                "1",
                "ce_partitionkey",
                new String(draft.key, UTF_8),
                "ce_conversationid",
                "stranger",
                "content-type",
                "application/json"));
        return draft;
    }

    private static Draft draft(int number, String channel, String type, Random random) {
        String order = uuid(random);
        String body = golden(type).replace(GOLDEN_ORDER, order).replace("alice", "stranger");
        Draft draft = new Draft(number, channel, type, body.getBytes(UTF_8), order.getBytes(UTF_8));
        draft.headers.put("stranger", String.valueOf(number));
        return draft;
    }

    private static String kind(String channel) {
        return switch (channel) {
            case "order-replies" -> "DOCUMENT";
            case OFFERS -> "EVENT";
            default -> "COMMAND";
        };
    }

    private static String golden(String type) {
        try {
            return Files.readString(GOLDEN.resolve(type + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    static String uuid(Random random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }
}
