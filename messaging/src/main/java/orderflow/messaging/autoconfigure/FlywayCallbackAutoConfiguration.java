package orderflow.messaging.autoconfigure;

import orderflow.messaging.jdbc.H2IdentityGap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What Flyway does beside the migrations. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@Import(H2IdentityGap.class)
class FlywayCallbackAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy migrationStrategy() {
        return new PatientMigration();
    }
}
