package orderflow.messaging.autoconfigure;

import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Refuses the names that the library's properties had before they moved below {@code orderflow.messaging}: a setting
 * that is silently ignored could put a channel on the wrong broker.
 */
final class RenamedProperties {

    private static final String PREFIX = "orderflow.";
    private static final List<String> FORMER = List.of(
            "channels",
            "broker",
            "instance",
            "reply-channel",
            "retention",
            "purge-interval",
            "history",
            "relay",
            "saga");

    private RenamedProperties() {}

    /** @throws InvalidConfigurationPropertyValueException which names the property to set instead */
    static void refuse(Environment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            FORMER.forEach(name -> refuse(source, name));
        }
    }

    private static void refuse(ConfigurationPropertySource source, String name) {
        ConfigurationPropertyName former = ConfigurationPropertyName.of(PREFIX + name);
        var property = source.getConfigurationProperty(former);
        if (property != null || source.containsDescendantOf(former) == ConfigurationPropertyState.PRESENT) {
            throw new InvalidConfigurationPropertyValueException(
                    former.toString(),
                    property == null ? null : property.getValue(),
                    former + " has been renamed: set " + PREFIX + "messaging." + name + " instead");
        }
    }
}
