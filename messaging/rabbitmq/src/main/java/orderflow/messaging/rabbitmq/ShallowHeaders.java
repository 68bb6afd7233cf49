package orderflow.messaging.rabbitmq;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers without those that are nested so deeply that whoever walks through them runs out of stack. */
final class ShallowHeaders {

    private static final int DEEPEST = 100;
    private static final String TOO_DEEP = "(nested more than " + DEEPEST + " levels deep)";

    private ShallowHeaders() {}

    /** @return the same headers, each that is nested too deeply replaced by words that say so */
    static Map<String, Object> of(Map<String, Object> headers) {
        Map<String, Object> shallow = new HashMap<>(headers);
        shallow.replaceAll((name, value) -> isTooDeep(value, DEEPEST) ? TOO_DEEP : value);
        return shallow;
    }

    private static boolean isTooDeep(@Nullable Object value, int levels) {
        Collection<?> inside = value instanceof Map<?, ?> table
                ? table.values()
                : value instanceof Collection<?> array ? array : List.of();
        return levels == 0 || inside.stream().anyMatch(each -> isTooDeep(each, levels - 1));
    }
}
