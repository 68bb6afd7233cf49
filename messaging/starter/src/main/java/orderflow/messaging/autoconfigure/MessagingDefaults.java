package orderflow.messaging.autoconfigure;

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
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives every service the settings that the guarantees rest on, as the last resort, so that a service can override
 * each.
 */
class MessagingDefaults implements EnvironmentPostProcessor {

    private static final String LOG_FORMAT = "orderflow.log";
    private static final Set<String> LOG_FORMATS = Set.of("TEXT", "JSON");
    private static final String RESOURCE = "orderflow-messaging-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            MutablePropertySources sources = environment.getPropertySources();
            takeLogFormatInAnyCase(environment);
            sources.addLast(new ResourcePropertySource(RESOURCE, new ClassPathResource(RESOURCE)));
            sources.addLast(new MapPropertySource(
                    "orderflow.instance", Map.of("orderflow.instance", InstanceName.ofThisProcess())));
            String database = environment.getProperty("spring.datasource.url", "");
            if (database.startsWith("jdbc:postgresql:")) {
                // an instance that hangs in a transaction must give its locks back, above all those of its lanes
                sources.addLast(new MapPropertySource(
                        "orderflow.postgresql",
                        Map.of(
                                "spring.datasource.hikari.connection-init-sql",
                                "set idle_in_transaction_session_timeout = '10s'")));
            }
            if (database.startsWith("jdbc:h2:")) {
                // H2 2.4 cannot check "x in (...)" any more once the connection that created the table is retired
                Map<String, Object> forEver = Map.of("spring.datasource.hikari.max-lifetime", 0);
                sources.addLast(new MapPropertySource("orderflow.h2", forEver));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void takeLogFormatInAnyCase(ConfigurableEnvironment environment) {
        String given = environment.getProperty(LOG_FORMAT, "TEXT");
        String format = given.toUpperCase(Locale.ROOT);
        if (!LOG_FORMATS.contains(format)) {
            throw new InvalidConfigurationPropertyValueException(
                    LOG_FORMAT, given, "ORDERFLOW_LOG must be TEXT or JSON, not '" + given + "'");
        }
        environment.getPropertySources().addFirst(new MapPropertySource(LOG_FORMAT, Map.of(LOG_FORMAT, format)));
    }
}
