package orderflow.messaging.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Sets what the guarantees rest on, with the lowest precedence, so that a service can override each setting. */
class MessagingDefaults implements EnvironmentPostProcessor {

    private static final String RESOURCE = "orderflow-messaging-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        RenamedProperties.refuse(environment);
        try {
            MutablePropertySources sources = environment.getPropertySources();
            sources.addLast(new ResourcePropertySource(RESOURCE, new ClassPathResource(RESOURCE)));
            sources.addLast(new MapPropertySource(
                    "orderflow.messaging.instance",
                    Map.of("orderflow.messaging.instance", InstanceName.ofThisProcess())));
            String database = environment.getProperty("spring.datasource.url", "");
            if (database.startsWith("jdbc:postgresql:")) {
                // an instance that hangs in a transaction must release its locks, above all those of its lanes
                sources.addLast(new MapPropertySource(
                        "orderflow.messaging.postgresql",
                        Map.of(
                                "spring.datasource.hikari.connection-init-sql",
                                "set idle_in_transaction_session_timeout = '10s'")));
            }
            if (database.startsWith("jdbc:h2:")) {
                // H2 2.4 cannot check "x in (...)" any more once the connection that created the table is retired
                Map<String, Object> forEver = Map.of("spring.datasource.hikari.max-lifetime", 0);
                sources.addLast(new MapPropertySource("orderflow.messaging.h2-connections", forEver));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
