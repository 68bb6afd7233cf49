package orderflow.messaging.autoconfigure;

import java.util.Arrays;
import java.util.List;
import orderflow.messaging.jdbc.MessagingSchema;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/** Migrates the library's tables before the service's Flyway does anything, whatever strategy that one follows. */
final class MessagingMigration implements BeanPostProcessor, FlywayConfigurationCustomizer {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Flyway service) {
            new MessagingSchema(service).migrate();
        }
        return bean;
    }

    /** A service may still name the library's migrations among its own, as it once had to. */
    @Override
    public void customize(FluentConfiguration service) {
        List<String> ofLibrary = MessagingSchema.locations(service.getDataSource());
        service.locations(Arrays.stream(service.getLocations())
                .filter(location -> !ofLibrary.contains(location.getDescriptor()))
                .toArray(Location[]::new));
    }
}
