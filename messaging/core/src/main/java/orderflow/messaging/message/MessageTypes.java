package orderflow.messaging.message;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which wire name stands for which class. Wire names are explicit ({@link JsonTypeName}) and versioned, so a class can
 * be renamed or moved without a receiver noticing.
 */
public final class MessageTypes {

    private MessageTypes() {}

    /**
     * @param contracts message classes, or sealed interfaces whose permitted subclasses are message classes
     * @return the message classes by wire name
     * @throws IllegalArgumentException when a class has no wire name or two share one
     */
    public static Map<String, Class<?>> of(Class<?>... contracts) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (Class<?> contract : contracts) {
            add(contract, types);
        }
        return types;
    }

    private static void add(Class<?> contract, Map<String, Class<?>> types) {
        if (contract.isSealed()) {
            for (Class<?> permitted : contract.getPermittedSubclasses()) {
                add(permitted, types);
            }
            return;
        }
        Class<?> other = types.putIfAbsent(nameOf(contract), contract);
        if (other != null && other != contract) {
            throw new IllegalArgumentException(contract + " and " + other + " share a wire name");
        }
    }

    /** @throws IllegalArgumentException when the class has no wire name */
    public static String nameOf(Class<?> type) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no wire name: annotate it with @JsonTypeName");
        }
        return name.value();
    }
}
