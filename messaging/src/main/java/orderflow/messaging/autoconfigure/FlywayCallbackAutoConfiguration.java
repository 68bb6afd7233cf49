package orderflow.messaging.autoconfigure;

import orderflow.messaging.jdbc.H2IdentityGap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What Flyway does beside the migrations. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
class FlywayCallbackAutoConfiguration {

    @Bean
    H2IdentityGap h2IdentityGap() {
        return new H2IdentityGap();
    }
}
