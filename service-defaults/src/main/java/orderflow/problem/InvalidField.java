package orderflow.problem;

import java.util.List;
import java.util.Optional;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * One field of a request and what is wrong with it.
 *
 * @param field its path, such as {@code lines[0].quantity}
 */
public record InvalidField(String field, String message) {

    /** @return the field at which reading stopped; empty when that was not in a field */
    static Optional<InvalidField> of(JacksonException stopped) {
        String path = path(stopped.getPath());
        if (stopped instanceof ValueInstantiationException
                && stopped.getCause() instanceof IllegalArgumentException e) {
            return Optional.of(complaint(path, e));
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(new InvalidField(path, expectation(stopped)));
    }

    /** Values complain about their parts in sentences that begin with the name of the part. */
    private static InvalidField complaint(String path, IllegalArgumentException complaint) {
        String[] words = String.valueOf(complaint.getMessage()).split(" ", 2);
        String field = path.isEmpty() ? words[0] : path + "." + words[0];
        return new InvalidField(field, words[words.length - 1]);
    }

    private static String expectation(JacksonException stopped) {
        if (stopped instanceof InputCoercionException) {
            return "is out of range";
        }
        return stopped instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "must be " + nameOf(ClassUtils.resolvePrimitiveIfNecessary(mismatch.getTargetType()))
                : "has the wrong type";
    }

    private static String nameOf(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number of type " + type.getSimpleName();
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() ? "an object" : "a " + type.getSimpleName();
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
