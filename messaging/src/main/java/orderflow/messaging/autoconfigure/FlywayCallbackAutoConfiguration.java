package orderflow.messaging.autoconfigure;

import orderflow.messaging.jdbc.H2IdentityGap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What happens around the migrations. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@Import(H2IdentityGap.class)
class FlywayCallbackAutoConfiguration {

    /** Already Flyway's locations ask the database for its vendor. */
    @Bean
    static PatientStart patientStart() {
        return new PatientStart();
    }
}
