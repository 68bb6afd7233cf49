package orderflow.messaging.saga;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saga's state as it is kept. State of earlier versions is lifted when it is read; fields that only a later version
 * knows stay when an earlier one writes, so that instances of both may work side by side.
 */
record SagaState<S>(SagaDefinition<S> definition, SagaInstance instance, ObjectNode json, S value) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws UnreadableSagaException when it does not fit the definition */
    static <S> SagaState<S> of(SagaDefinition<S> definition, SagaInstance instance) {
        try {
            JsonNode kept = JSON.readTree(instance.state());
            if (!(kept instanceof ObjectNode fields)) {
                throw new UnreadableSagaException(
                        "the state of saga " + instance.saga() + " " + instance.id() + " is no JSON object");
            }
            ObjectNode json = definition.lift(fields, instance.stateVersion());
            return new SagaState<>(definition, instance, json, JSON.treeToValue(json, definition.stateType()));
        } catch (JacksonException e) {
            throw new UnreadableSagaException(
                    "the state of saga " + instance.saga() + " " + instance.id() + " cannot be read: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** @return empty when it does not fit the definition */
    static <S> Optional<S> readable(SagaDefinition<S> definition, SagaInstance instance) {
        try {
            return Optional.of(of(definition, instance).value());
        } catch (UnreadableSagaException e) {
            return Optional.empty();
        }
    }

    /** @return the instance with that state */
    SagaInstance changedTo(S next) {
        ObjectNode merged = json.deepCopy();
        merged.setAll((ObjectNode) JSON.valueToTree(next));
        return instance.withState(merged.toString(), Math.max(instance.stateVersion(), definition.version()));
    }

    static String write(Object state) {
        return JSON.writeValueAsString(state);
    }
}
