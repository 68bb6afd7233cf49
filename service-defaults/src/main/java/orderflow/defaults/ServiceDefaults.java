package orderflow.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives every service the settings that all of them share, with the lowest precedence, so that each can be overridden.
 */
class ServiceDefaults implements EnvironmentPostProcessor {

    private static final String LOG_FORMAT = "orderflow.log";
    private static final Set<String> LOG_FORMATS = Set.of("TEXT", "JSON");
    private static final String RESOURCE = "orderflow-service-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        acceptLogFormatInAnyCase(environment);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("orderflow.traces", Traces.properties(environment)));
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(RESOURCE, new ClassPathResource(RESOURCE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void acceptLogFormatInAnyCase(ConfigurableEnvironment environment) {
        String given = environment.getProperty(LOG_FORMAT, "TEXT");
        String format = given.toUpperCase(Locale.ROOT);
        if (!LOG_FORMATS.contains(format)) {
            throw new InvalidConfigurationPropertyValueException(
                    LOG_FORMAT, given, "ORDERFLOW_LOG must be TEXT or JSON, not '" + given + "'");
        }
        environment.getPropertySources().addFirst(new MapPropertySource(LOG_FORMAT, Map.of(LOG_FORMAT, format)));
    }
}
