package orderflow.system.strangers;

import static orderflow.system.strangers.Mutations.foreign;
import static orderflow.system.strangers.Mutations.missing;
import static orderflow.system.strangers.Mutations.number;
import static orderflow.system.strangers.Mutations.text;
import static orderflow.system.strangers.Mutations.time;
import static orderflow.system.strangers.Templates.pick;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What can be wrong with a message on an AMQP broker. */
final class AmqpMutations {

    private static final List<String> SHORT_TEXTS =
            List.of("", "x".repeat(255), "a\r\nb", "a\u0000b", "\uD800", "1-1-1-1-1");
    private static final List<String> OTHER_ADDRESSES =
            List.of("nowhere", "payment-offer-requests", "order-events", "order-replies.0", "amq.direct", "a\nb", "");

    private AmqpMutations() {}

    static List<BiConsumer<Draft, Random>> all() {
        return Stream.of(ofProperties(), ofHeaders(), ofRouting(), Mutations.ofBodies(), Mutations.ofFields())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BiConsumer<Draft, Random>> ofProperties() {
        return List.of(
                property((properties, random) -> properties.deliveryMode(pick(random, List.of(0, 1, 3, 255)))),
                property((properties, random) -> properties.priority(pick(random, List.of(1, 9, 10, 255)))),
                property((properties, random) ->
                        properties.timestamp(date(pick(random, List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE))))),
                property((properties, random) -> properties.contentEncoding(pick(random, List.of("gzip", "\u0000")))),
                property((properties, random) -> properties.clusterId("elsewhere")),
                property((properties, random) -> properties.correlationId(pick(random, SHORT_TEXTS))),
                property((properties, random) -> properties.replyTo(pick(random, OTHER_ADDRESSES))),
                property((properties, random) -> properties.contentType(
                        pick(random, List.of("text/plain", "application/cbor", "", "a/b;charset=no", "*/*")))),
                vanishing((properties, random) ->
                        properties.expiration(pick(random, List.of("0", "1", "-1", "x", "99999999999999999999")))),
                vanishing((properties, random) -> properties.userId(pick(random, List.of("guest", "somebody")))),
                odd((properties, random) -> properties.messageId(pick(random, SHORT_TEXTS))),
                odd((properties, random) -> properties.messageId(null)),
                odd((properties, random) -> properties.type(pick(random, SHORT_TEXTS))),
                odd((properties, random) -> properties.type("java.lang.Runtime")),
                odd((properties, random) -> properties.type(null)),
                odd((properties, random) -> properties.appId(null)));
    }

    private static List<BiConsumer<Draft, Random>> ofHeaders() {
        return List.of(
                missing("kind"),
                missing("time"),
                missing("sequence"),
                missing("shard-key"),
                missing("conversation-id"),
                number("sequence"),
                number("kind"),
                time("time"),
                text("shard-key"),
                text("conversation-id"),
                text("causation-id"),
                text("traceparent"),
                time("expires"),
                header("kind", 17),
                header("time", date(0)),
                header("time", 17L),
                header("sequence", 1.5d),
                header("shard-key", new byte[] {0, 1, 2}),
                header("conversation-id", List.of("a", "b")),
                header("causation-id", Map.of("a", 1)),
                foreign("x".repeat(30_000)),
                foreign("x".repeat(60_000)),
                foreign("x".repeat(130_000)),
                foreign(new byte[50_000]),
                foreign(nested(40)),
                foreign(new BigDecimal("1.5")),
                foreign(List.of(1, "a", List.of(), Map.of(), 1.5f, (byte) 1, (short) 2)),
                foreign(date(Long.MAX_VALUE)),
                (draft, random) -> draft.headers.put("x-none", null),
                (draft, random) -> draft.headers.put("a\u0000\n\uD800", "\uD800"),
                (draft, random) -> draft.headers.put("x-delivery-count", 1_000),
                (draft, random) -> draft.headers.put("x-death", List.of(Map.of("count", 99L))),
                (draft, random) -> {
                    for (int i = 0; i < 1_500; i++) {
                        draft.headers.put("many-" + i, i);
                    }
                });
    }

    private static List<BiConsumer<Draft, Random>> ofRouting() {
        List<BiConsumer<Draft, Random>> routing = new ArrayList<>();
        for (String name : List.of("CC", "BCC")) {
            routing.add(header(name, List.of("0", "1", "2", "3")));
            routing.add((draft, random) -> {
                draft.headers.put(name, "0");
                draft.mayVanish = true; // RabbitMQ refuses what is not a list
            });
        }
        return routing;
    }

    private static Date date(long millis) {
        return Date.from(Instant.ofEpochMilli(millis));
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> table = new HashMap<>(Map.of("end", true));
        return depth == 0 ? table : new HashMap<>(Map.of("t", nested(depth - 1), "l", List.of(table)));
    }

    private static BiConsumer<Draft, Random> header(String name, Object value) {
        return (draft, random) -> draft.headers.put(name, value);
    }

    private static BiConsumer<Draft, Random> property(BiConsumer<BasicProperties.Builder, Random> change) {
        return (draft, random) -> change.accept(draft.properties, random);
    }

    private static BiConsumer<Draft, Random> odd(BiConsumer<BasicProperties.Builder, Random> change) {
        return property(change).andThen((draft, random) -> draft.odd = true);
    }

    private static BiConsumer<Draft, Random> vanishing(BiConsumer<BasicProperties.Builder, Random> change) {
        return property(change).andThen((draft, random) -> draft.mayVanish = true);
    }
}
