package orderflow.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The AsyncAPI 3 document: every channel of the catalogue and every message on it, from the contracts, the catalogue
 * and the golden files.
 */
final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Path RESOURCES = Path.of("src/test/resources");

    private final JsonNode catalogue =
            read(Path.of("src/main/resources/orderflow-channels.yml")).at("/orderflow.messaging/channels");
    private final ObjectNode document = (ObjectNode) read(RESOURCES.resolve("asyncapi-frame.yaml"));
    private final ObjectNode channels = document.putObject("channels");
    private final ObjectNode operations = document.putObject("operations");
    private final ObjectNode components = (ObjectNode) document.remove("components");
    private final ObjectNode schemas = components.putObject("schemas");

    private AsyncApi() {}

    static ObjectNode document() {
        return new AsyncApi().build();
    }

    private ObjectNode build() {
        document.set("components", components); // last, for whoever reads it
        ChannelContract.ALL.forEach(this::add);
        return document;
    }

    private void add(ChannelContract contract) {
        JsonNode settings = catalogue.required(contract.catalogued());
        String broker = settings.path("broker").asString();
        ObjectNode channel = channels.putObject(contract.name());
        channel.put("address", contract.isAnswer() ? null : contract.name()).put("title", contract.purpose());
        channel.putArray("servers").addObject().put("$ref", "#/servers/" + broker);
        ObjectNode messages = channel.putObject("messages");
        contract.messages().forEach(type -> addMessage(messages, type, contract, settings));
        if (!contract.isAnswer()) {
            channel.set(
                    "bindings",
                    bindings(contract, broker, settings.path("shards").asInt()));
        }
        operation(contract.sender(), "send", contract);
        contract.receivers().forEach(receiver -> {
            ObjectNode operation = operation(receiver, "receive", contract);
            if (!contract.repliesOn().isEmpty()) {
                ObjectNode reply = operation.putObject("reply");
                reply.putObject("address").put("location", "$message.header#/reply-to");
                reply.putObject("channel").put("$ref", "#/channels/" + contract.repliesOn());
            }
        });
    }

    private ObjectNode operation(String service, String action, ChannelContract contract) {
        ObjectNode operation = operations.putObject(service + "-" + action + "s-" + contract.name());
        operation.put("action", action).put("title", service + " " + action + "s");
        operation.putObject("channel").put("$ref", "#/channels/" + contract.name());
        return operation;
    }

    private void addMessage(ObjectNode messages, Class<?> type, ChannelContract contract, JsonNode settings) {
        String name = Contracts.wireName(type);
        schemas.set(name, JsonSchemas.of(type));
        ObjectNode message = messages.putObject(name);
        message.put("name", name).put("title", type.getSimpleName()).put("x-kind", contract.kind());
        message.put("contentType", settings.path("contentType").asString("application/json"));
        message.putArray("traits")
                .addObject()
                .put(
                        "$ref",
                        "#/components/messageTraits/" + settings.path("broker").asString());
        message.putObject("payload").put("$ref", "#/components/schemas/" + name);
        message.putArray("examples").addObject().set("payload", JSON.readTree(Contracts.golden(type)));
    }

    private static ObjectNode bindings(ChannelContract contract, String broker, int shards) {
        ObjectNode bindings = JSON.createObjectNode();
        if (broker.equals("kafka")) {
            bindings.putObject("kafka")
                    .put("topic", contract.name())
                    .put("partitions", shards)
                    .put("bindingVersion", "0.5.0");
            return bindings;
        }
        ObjectNode amqp = bindings.putObject("amqp").put("is", "routingKey");
        amqp.putObject("exchange")
                .put("name", contract.name())
                .put("type", contract.isQuestion() ? "fanout" : "direct")
                .put("durable", true);
        amqp.put("bindingVersion", "0.3.0");
        return bindings;
    }

    private static JsonNode read(Path yaml) {
        try {
            return Optional.ofNullable(YAML.readTree(Files.readString(yaml))).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
