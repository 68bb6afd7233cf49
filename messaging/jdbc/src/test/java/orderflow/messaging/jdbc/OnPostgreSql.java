package orderflow.messaging.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import orderflow.servers.NeedsDocker;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Has every {@link TestDatabase} of these tests, and of those nested in them, on PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsDocker
@ExtendWith(OnPostgreSql.Switch.class)
public @interface OnPostgreSql {

    /** Turned before the test's fields are initialised, and back afterwards. */
    final class Switch implements TestInstancePreConstructCallback, AfterEachCallback {

        @Override
        public void preConstructTestInstance(TestInstanceFactoryContext test, ExtensionContext context) {
            TestDatabase.use(PostgreSqlDatabases::next);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            TestDatabase.use(H2Databases::next);
        }
    }
}
