package orderflow.messaging.jdbc;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Leaves a gap in every generated number at each start, on H2 only: after a kill -9 it can hand out again numbers that
 * it had reserved, used and not yet noted down. Noting down each number instead (cache 1) is one more write per row.
 */
public final class H2IdentityGap extends BaseCallback {

    // many times what H2 reserves at once (32)
    private static final int GAP = 10_000;

    private record Identity(String table, String column, long next) {}

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        String database =
                jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
        if ("H2".equals(database)) {
            leaveGaps(JdbcClient.create(jdbc));
        }
    }

    private static void leaveGaps(JdbcClient jdbc) {
        List<Identity> identities = jdbc.sql(
                        "select table_name, column_name, identity_base from information_schema.columns "
                                + "where is_identity = 'YES' and table_schema = schema()")
                .query((row, number) -> new Identity(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
        identities.forEach(identity -> jdbc.sql("alter table \"" + identity.table() + "\" alter column \""
                        + identity.column() + "\" restart with " + (identity.next() + GAP))
                .update());
    }
}
