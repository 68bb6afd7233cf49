package orderflow.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A service's tests on PostgreSQL, whatever URL they name: one container, shared by all that share a context. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsDocker
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
}
