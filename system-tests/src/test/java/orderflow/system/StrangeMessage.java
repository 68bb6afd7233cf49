package orderflow.system;

import java.util.Optional;
import java.util.UUID;

/**
 * A message from somebody who does not keep to the contract.
 *
 * @param type wire name; empty: there are no headers at all
 * @param kind COMMAND, EVENT or DOCUMENT
 * @param body tells it from all others
 */
public record StrangeMessage(Optional<String> type, String kind, String body) {

    private static final int PADDING = 990_000;

    public static StrangeMessage withoutHeaders() {
        return new StrangeMessage(Optional.empty(), "", unique("{\"note\":\"%s\"}"));
    }

    public static StrangeMessage ofUnknownType(String kind) {
        return new StrangeMessage(Optional.of("stranger.greeting.v1"), kind, unique("{\"note\":\"%s\"}"));
    }

    public static StrangeMessage withBrokenBody(String type, String kind) {
        return new StrangeMessage(Optional.of(type), kind, unique("{\"orderId\": \"%s"));
    }

    public static StrangeMessage withWrongFields(String type, String kind) {
        return new StrangeMessage(Optional.of(type), kind, unique("{\"note\":\"%s\",\"orderId\":17}"));
    }

    /** Good, and almost as large as may be: with a field that nobody knows. */
    public static StrangeMessage large(String type, String kind) {
        return new StrangeMessage(
                Optional.of(type), kind, unique("{\"orderId\":\"%s\",\"padding\":\"" + "x".repeat(PADDING) + "\"}"));
    }

    private static String unique(String body) {
        return body.formatted(UUID.randomUUID());
    }
}
