package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import orderflow.servers.NeedsDocker;
import org.junit.jupiter.api.Test;

@NeedsDocker
class MessagingSchemaOnPostgreSqlTest extends MessagingSchemaTest {

    @Override
    DataSource empty() {
        return PostgreSqlDatabases.empty();
    }

    /** Each connection asks for its own time-out: others that use the role are none of the library's business. */
    @Test
    void leavesTheRoleAsItIs() {
        start();

        assertThat(jdbc.queryForList(
                        "select setting from pg_db_role_setting, unnest(setconfig) setting"
                                + " where setrole = (select oid from pg_roles where rolname = current_user)",
                        String.class))
                .isEmpty();
    }
}
