package orderflow.demo;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a service answered, and after which time. */
record Answer(int status, JsonNode body, Duration after) {

    String text(String field) {
        return body.path(field).asString("");
    }

    @Override
    public String toString() {
        String content = body.toString();
        return status + " after " + after.toMillis() + " ms" + (content.isEmpty() ? "" : ": " + content);
    }
}
