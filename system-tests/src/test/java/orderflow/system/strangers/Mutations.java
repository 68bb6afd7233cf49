package orderflow.system.strangers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static orderflow.system.strangers.Templates.pick;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What can be wrong with a message on any broker: its body, and what each header says. */
final class Mutations {

    private static final String DEEP = "{\"a\":".repeat(100_000);
    // whose body is read by whoever gets it; other events may be skipped by their type
    private static final Set<String> SURELY_READ =
            Set.of("order.placed.v1", "payment.authorized.v1", "account.opened.v1");
    static final List<String> NO_TEXTS =
            List.of("", " ", "x".repeat(300), "a\r\nWARN forged", "a\u0000b", "\uD800", "\uFEFF", "💥".repeat(60));
    private static final List<String> NO_TIMES = List.of(
            "+56879000-04-01T12:00:00Z",
            "-56879000-04-01T12:00:00Z",
            "9999-12-31T23:59:59Z",
            "1970-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "yesterday",
            "");
    private static final List<String> NO_NUMBERS =
            List.of("-1", "1e99", "99999999999999999999", "NaN", "0x1", "", "one");

    private Mutations() {}

    static List<BiConsumer<Draft, Random>> ofBodies() {
        return Stream.of(
                        "",
                        " ",
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "\"text\"",
                        "{\"orderId\":17}",
                        "{\"orderId\":null}",
                        "{\"orderId\":\"1-1-1-1-1\"}",
                        "\uFEFF\u0000",
                        "{\"orderId\":\"\u0000\"}",
                        DEEP,
                        "[".repeat(2_000),
                        "9".repeat(100_000),
                        "\u00bf\u00ff\u0081\u009f\u00d9\u00d9\u00f7",
                        "\u00c3(",
                        "x".repeat(900_000))
                .<BiConsumer<Draft, Random>>map(body -> (draft, random) -> {
                    draft.body = body.getBytes(ISO_8859_1);
                    draft.odd |= isRead(draft);
                })
                .toList();
    }

    /** Changes inside a body that stays JSON: a receiver may find it good, or not. */
    static List<BiConsumer<Draft, Random>> ofFields() {
        return List.of(
                replace("39.80", "1e1000000000"),
                replace("39.80", "-1"),
                replace("39.80", "9".repeat(5_000)),
                replace("EUR", "XXX"),
                replace("EUR", ""),
                replace("stranger", "\\u0000"),
                replace("stranger", "\\ud800"),
                replace("stranger", "s".repeat(5_000)),
                replace("stranger@example.com", "a@b\\r\\nBcc: c@d"),
                replace("2026-11-22T10:00:00.123456Z", "+56879000-04-01T12:00:00Z"),
                replace("complete", "\\u0000\\u001b[31m"),
                replace("}", ",\"more\":{\"a\":[1,null,{}]}}"),
                (draft, random) -> draft.body = java.util.Arrays.copyOf(draft.body, random.nextInt(draft.body.length)),
                (draft, random) -> draft.body[random.nextInt(draft.body.length)] = (byte) random.nextInt(256));
    }

    private static BiConsumer<Draft, Random> replace(String text, String by) {
        return (draft, random) ->
                draft.body = new String(draft.body, UTF_8).replace(text, by).getBytes(UTF_8);
    }

    /** A header that must be there, missing. */
    static BiConsumer<Draft, Random> missing(String header) {
        return (draft, random) -> {
            draft.headers.remove(header);
            draft.odd = true;
        };
    }

    /** A header that must be a text of a length that can be stored, or something narrower. */
    static BiConsumer<Draft, Random> text(String header) {
        return (draft, random) -> draft.headers.put(header, pick(random, NO_TEXTS));
    }

    static BiConsumer<Draft, Random> time(String header) {
        return (draft, random) -> draft.headers.put(header, pick(random, NO_TIMES));
    }

    static BiConsumer<Draft, Random> number(String header) {
        return (draft, random) -> {
            draft.headers.put(header, pick(random, NO_NUMBERS));
            draft.odd = true;
        };
    }

    static BiConsumer<Draft, Random> foreign(Object value) {
        return (draft, random) -> draft.headers.put("x-foreign-" + random.nextInt(3), value);
    }

    private static boolean isRead(Draft draft) {
        return !draft.channel.endsWith("-events") || SURELY_READ.contains(draft.type);
    }
}
