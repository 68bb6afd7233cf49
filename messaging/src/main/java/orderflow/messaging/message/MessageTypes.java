package orderflow.messaging.message;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which wire name stands for which class. Wire names are explicit ({@link JsonTypeName}) and versioned, so a class can
 * be renamed or moved without a receiver noticing.
 */
public final class MessageTypes {

    private final Map<String, Class<?>> classes = new HashMap<>();

    private MessageTypes() {}

    /**
     * @param contracts message classes, or sealed interfaces whose permitted subclasses are message classes
     * @throws IllegalArgumentException when a class has no wire name or two share one
     */
    public static MessageTypes of(Iterable<Class<?>> contracts) {
        MessageTypes types = new MessageTypes();
        contracts.forEach(types::add);
        return types;
    }

    private void add(Class<?> contract) {
        if (contract.isSealed()) {
            for (Class<?> permitted : contract.getPermittedSubclasses()) {
                add(permitted);
            }
            return;
        }
        Class<?> other = classes.putIfAbsent(nameOf(contract), contract);
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

    public Optional<Class<?>> classOf(String wireName) {
        return Optional.ofNullable(classes.get(wireName));
    }
}
