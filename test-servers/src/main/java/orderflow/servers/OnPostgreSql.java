package orderflow.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A service's tests on PostgreSQL, whatever URL they name: one container, shared by all that share a context. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsDocker
@ExtendWith(OnPostgreSql.Proof.class)
@Import(OnPostgreSql.Container.class)
public @interface OnPostgreSql {

    @TestConfiguration(proxyBeanMethods = false)
    class Container {

        @Bean
        @ServiceConnection
        PostgreSQLContainer postgreSql() {
            return PostgreSqlServer.container();
        }
    }

    /** Without it, a class whose annotations Spring combines differently would pass on another database. */
    final class Proof implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext test) throws SQLException {
            DataSource database = SpringExtension.getApplicationContext(test).getBean(DataSource.class);
            try (Connection connection = database.getConnection()) {
                String url = connection.getMetaData().getURL();
                if (!url.startsWith("jdbc:postgresql:")) {
                    throw new IllegalStateException("this would run on " + url);
                }
            }
        }
    }
}
