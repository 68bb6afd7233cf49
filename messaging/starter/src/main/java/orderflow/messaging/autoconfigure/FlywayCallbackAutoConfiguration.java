package orderflow.messaging.autoconfigure;

import orderflow.messaging.jdbc.H2IdentityGap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** What happens before and after the migrations. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@Import({PatientStart.class, MessagingMigration.class, H2IdentityGap.class})
class FlywayCallbackAutoConfiguration {}
