package orderflow.messaging.jdbc;

import javax.sql.DataSource;
import orderflow.servers.NeedsDocker;

@NeedsDocker
class MessagingSchemaOnPostgreSqlTest extends MessagingSchemaTest {

    @Override
    DataSource empty() {
        return PostgreSqlDatabases.empty();
    }
}
