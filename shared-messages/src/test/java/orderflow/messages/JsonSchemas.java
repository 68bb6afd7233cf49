package orderflow.messages;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 7, which AsyncAPI builds on) of the records. Fields that a schema does not name are allowed,
 * since receivers ignore them.
 */
final class JsonSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How values without parts are written. */
    private static final Map<Class<?>, String> VALUES = Map.of(
            UUID.class, "{'type':'string','format':'uuid'}",
            String.class, "{'type':'string','minLength':1,'maxLength':2000}",
            int.class, "{'type':'integer','format':'int32'}",
            BigDecimal.class, "{'type':'string','pattern':'^-?[0-9]{1,13}(\\\\.[0-9]{1,4})?$'}",
            Currency.class, "{'type':'string','pattern':'^[A-Z]{3}$'}",
            Instant.class, "{'type':'string','format':'date-time'}");

    private JsonSchemas() {}

    /** @return the schema of a file of its own */
    static ObjectNode document(Class<?> message) {
        ObjectNode schema = JSON.createObjectNode().put("$schema", "http://json-schema.org/draft-07/schema#");
        return schema.put("title", Contracts.wireName(message)).setAll(of(message));
    }

    static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode array = JSON.createObjectNode().put("type", "array").put("minItems", 1);
            array.set("items", of(list.getActualTypeArguments()[0]));
            return array;
        }
        if (isOptional(type)) {
            return of(((ParameterizedType) type).getActualTypeArguments()[0]);
        }
        return ofClass((Class<?>) type);
    }

    private static ObjectNode ofClass(Class<?> type) {
        if (type.isRecord()) {
            return ofRecord(type);
        }
        if (type.isEnum()) {
            ObjectNode schema = JSON.createObjectNode().put("type", "string");
            ArrayNode values = schema.putArray("enum");
            Stream.of(type.getEnumConstants()).forEach(constant -> values.add(constant.toString()));
            return schema;
        }
        String value = VALUES.get(type);
        if (value == null) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        return (ObjectNode) JSON.readTree(value.replace('\'', '"'));
    }

    private static ObjectNode ofRecord(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!isOptional(component.getGenericType())) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class;
    }
}
