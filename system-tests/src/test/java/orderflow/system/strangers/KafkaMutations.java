package orderflow.system.strangers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static orderflow.system.strangers.Mutations.foreign;
import static orderflow.system.strangers.Mutations.missing;
import static orderflow.system.strangers.Mutations.number;
import static orderflow.system.strangers.Mutations.text;
import static orderflow.system.strangers.Mutations.time;
import static orderflow.system.strangers.Templates.pick;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What can be wrong with a record on Kafka. */
final class KafkaMutations {

    private static final List<String> KEYS = List.of("", "\u0000", "\u00ff\u00fe", "k".repeat(10_000), "other");
    private static final List<Long> TIMESTAMPS = List.of(0L, 1L, Long.MAX_VALUE, 253_402_300_800_000L);

    private KafkaMutations() {}

    static List<BiConsumer<Draft, Random>> all() {
        return Stream.of(ofRecords(), ofHeaders(), Mutations.ofBodies(), Mutations.ofFields())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BiConsumer<Draft, Random>> ofRecords() {
        return List.of(
                (draft, random) -> draft.hasBody = false,
                (draft, random) -> draft.hasKey = false,
                (draft, random) -> draft.key = pick(random, KEYS).getBytes(ISO_8859_1),
                (draft, random) -> draft.timestamp = pick(random, TIMESTAMPS),
                (draft, random) -> draft.mayVanish = true); // in a transaction that is aborted
    }

    private static List<BiConsumer<Draft, Random>> ofHeaders() {
        return List.of(
                missing("ce_specversion"),
                missing("ce_id"),
                missing("ce_type"),
                missing("ce_source"),
                missing("ce_time"),
                missing("ce_kind"),
                missing("ce_sequence"),
                missing("ce_conversationid"),
                number("ce_id"),
                number("ce_kind"),
                number("ce_sequence"),
                time("ce_time"),
                text("ce_type"),
                text("ce_source"),
                text("ce_partitionkey"),
                text("ce_conversationid"),
                text("ce_causationid"),
                text("ce_correlationid"),
                text("content-type"),
                text("reply-to"),
                text("traceparent"),
                (draft, random) -> draft.headers.put("ce_specversion", pick(random, List.of("0.3", "2.0", "x"))),
                (draft, random) -> draft.headers.put("content-type", "application/cbor"),
                (draft, random) -> draft.headers.put("reply-to", "payment-offer-requests"),
                (draft, random) -> draft.headers.put("ce_type", new byte[] {(byte) 0xff, 0, (byte) 0xc3}),
                (draft, random) -> draft.headers.put("ce_time", null),
                (draft, random) -> draft.headers.put("x-none", null),
                foreign("x".repeat(60_000)),
                foreign("x".repeat(900_000)),
                foreign(new byte[100_000]));
    }
}
