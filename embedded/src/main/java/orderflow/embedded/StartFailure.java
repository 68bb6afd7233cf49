package orderflow.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.NestedExceptionUtils;

/** Why a service cannot start, for a user who has set a variable, not for a reader of stack traces. */
final class StartFailure {

    private StartFailure() {}

    static String reason(Throwable failure) {
        ConfigurationProperty wrong = wrongProperty(failure);
        String cause = sentence(NestedExceptionUtils.getMostSpecificCause(failure));
        return wrong == null ? cause : name(wrong) + " cannot be '" + wrong.getValue() + "': " + cause;
    }

    private static @Nullable ConfigurationProperty wrongProperty(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind && bind.getProperty() != null) {
                return bind.getProperty();
            }
        }
        return null;
    }

    private static String name(ConfigurationProperty property) {
        return property.getOrigin() instanceof PropertySourceOrigin origin
                ? origin.getPropertyName()
                : property.getName().toString();
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
            return String.valueOf(invalid.getReason());
        }
        boolean ours = cause instanceof IllegalStateException || cause instanceof IllegalArgumentException;
        return ours && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }
}
