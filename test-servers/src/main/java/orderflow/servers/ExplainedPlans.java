package orderflow.servers;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The plans by which PostgreSQL really executes our statements, as its own auto_explain logs them, on a
 * {@link PostgreSqlServer}; those of statements that run in the background meanwhile are among them.
 */
public final class ExplainedPlans implements AutoCloseable {

    private static final int MANY_ROWS = 10_000;
    private static final int FEW_ROWS = 2_000;
    // the driver prepares a statement after five executions, and five later PostgreSQL may settle for a general plan
    private static final int EXECUTIONS = 12;
    private static final Pattern PLAN = Pattern.compile("duration: [0-9.]+ ms  plan:\n((?:\t.*\n)+)");
    private static final String LOG = "pg_current_logfile()";

    private final DataSource database;
    private final Set<String> bigTables;

    /** @param database whose tables are filled: those of many rows are to be read by index only */
    public ExplainedPlans(DataSource database) {
        this.database = database;
        ask("vacuum analyze");
        this.bigTables =
                Set.copyOf(ask("select relname from pg_class where relkind = 'r' and reltuples >= " + MANY_ROWS));
        ask("alter system set auto_explain.log_min_duration = 0");
        ask("select pg_reload_conf()");
        await().until(() -> ask("show auto_explain.log_min_duration"), List.of("0")::equals);
    }

    /** @return the plans that read a big table from one end to the other, or many rows of it */
    public List<ExplainedPlan> costly(Runnable work) {
        return of(work).stream()
                .filter(plan -> plan.scansAny(bigTables) || plan.mostRows() > FEW_ROWS)
                .toList();
    }

    /**
     * Does the work as often as it takes for PostgreSQL to settle for a plan.
     *
     * @throws IllegalStateException when it executes no statement
     */
    public List<ExplainedPlan> of(Runnable work) {
        String offset = only(ask("select size from pg_stat_file(" + LOG + ")"));
        String start = mark();
        IntStream.range(0, EXECUTIONS).forEach(time -> work.run());
        String end = mark();
        String read = "select pg_read_file(" + LOG + ", " + offset + ", 1000000000)";
        String log = await().until(() -> only(ask(read)), text -> text.contains(end));
        List<ExplainedPlan> plans = PLAN.matcher(log.substring(log.indexOf(start), log.indexOf(end)))
                .results()
                .map(plan -> new ExplainedPlan(plan.group(1)))
                .filter(plan -> !plan.text().contains(LOG))
                .toList();
        if (plans.isEmpty()) {
            throw new IllegalStateException("nothing was executed");
        }
        return plans;
    }

    /**
     * The server writes its log some time after a statement: what was executed before would seem to belong to the work.
     */
    private String mark() {
        String mark = UUID.randomUUID().toString();
        ask("select '" + mark + "'");
        return mark;
    }

    private static String only(List<String> rows) {
        return rows.get(0);
    }

    private List<String> ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? firstColumn(statement.getResultSet()) : List.of();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> firstColumn(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }

    /**
     * Has PostgreSQL log no more plans, and clear away deleted rows, which would slow down whoever shares the database.
     */
    @Override
    public void close() {
        ask("alter system reset auto_explain.log_min_duration");
        ask("select pg_reload_conf()");
        ask("vacuum");
    }
}
