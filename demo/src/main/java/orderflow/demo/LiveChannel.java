package orderflow.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A channel of the running system, as all three services see it: {@code /actuator/channels/NAME}. */
record LiveChannel(RestApi api, String name) {

    private static final int NOT_FOUND = 404;
    private static final String ALL = "/actuator/channels";

    /**
     * What remains on the channel.
     *
     * @param isKnown whether all services could ask the broker
     * @param onBroker number of messages that are not handled
     * @param inOutboxes number of messages that wait to be sent
     */
    record Content(String broker, int shards, boolean isKnown, long onBroker, long inOutboxes) {

        boolean isDrained() {
            return isKnown && onBroker == 0;
        }

        @Override
        public String toString() {
            String remaining = isKnown ? onBroker + " messages on " + broker : broker + " does not answer";
            return remaining + ", " + inOutboxes + " in the outboxes";
        }
    }

    /**
     * @throws IllegalArgumentException with one sentence for the user when there is no such channel
     * @throws NotRunning when a service does not answer
     */
    Content look() {
        List<JsonNode> views = Arrays.stream(Service.values()).map(this::seenBy).toList();
        JsonNode any = views.get(0);
        return new Content(
                any.path("broker").asString(""),
                any.path("shards").asInt(0),
                views.stream().noneMatch(view -> view.path("remaining").isNull()),
                // each service sees what it may: all of a queue, but only its own share of a subscription
                views.stream()
                        .mapToLong(view -> view.at("/remaining/messages").asLong(0))
                        .max()
                        .orElse(0),
                views.stream().mapToLong(view -> view.path("outbox").asLong(0)).sum());
    }

    private JsonNode seenBy(Service service) {
        return checked(service, api.get(service, ALL + "/" + name));
    }

    /**
     * Has all senders keep their messages in the outbox, or let them go.
     *
     * @throws NotRunning when a service does not answer; all others were told nevertheless
     */
    void hold(boolean held) {
        Optional<NotRunning> failure = Optional.empty();
        for (Service service : Service.values()) {
            try {
                checked(service, api.post(service, ALL + "/" + name, "{\"held\":\"" + held + "\"}"));
            } catch (NotRunning e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private JsonNode checked(Service service, Answer answer) {
        if (answer.status() == NOT_FOUND) {
            throw new IllegalArgumentException("There is no channel '" + name + "', only: " + names(service) + ".");
        }
        if (answer.status() != 200) {
            throw new NotRunning(service + " answers " + answer, null);
        }
        return answer.body();
    }

    private String names(Service service) {
        return api.get(service, ALL)
                .body()
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("channel").asString(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
