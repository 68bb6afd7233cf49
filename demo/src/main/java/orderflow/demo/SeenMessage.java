package orderflow.demo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A message of an order's conversation that order-service has sent or handled. Ids that a message lacks are empty. */
record SeenMessage(
        boolean sent,
        String channel,
        String type,
        String kind,
        String id,
        String source,
        long sequence,
        String causationId,
        String correlationId) {

    static SeenMessage of(JsonNode json) {
        return new SeenMessage(
                json.path("direction").asString("").equals("SENT"),
                json.path("channel").asString(""),
                json.path("type").asString(""),
                json.path("kind").asString(""),
                json.path("messageId").asString(""),
                json.path("source").asString(""),
                json.path("sequence").asLong(0),
                json.path("causationId").asString(""),
                json.path("correlationId").asString(""));
    }

    /** @return a line with what matters to who follows a conversation */
    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%-8s %-21s %-31s message %s",
                        sent ? "sent" : "handled",
                        channel,
                        type,
                        Shop.shortened(id))
                + (correlationId.isEmpty() ? "" : "  correlation " + Shop.shortened(correlationId))
                + (causationId.isEmpty() ? "" : "  caused by " + Shop.shortened(causationId));
    }
}
