package orderflow.system;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.lifecycle.JdbcLifecycleEventListenerAdapter;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts what services ask of their databases on behalf of messages and requests: each execution once, also that of a
 * JDBC batch. Sweeps, and the test itself, are left out.
 */
final class CountedStatements extends JdbcLifecycleEventListenerAdapter implements BeanPostProcessor {

    private static final String NOT_COUNTED = "(messaging|scheduling)-.*|main|awaitility.*";

    private final Map<String, LongAdder> executions = new ConcurrentHashMap<>();
    private final LongAdder commits = new LongAdder();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(this).build()
                : bean;
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (isCounted()) {
            queries.stream()
                    .map(QueryInfo::getQuery)
                    .distinct()
                    .forEach(query -> executions
                            .computeIfAbsent(query, any -> new LongAdder())
                            .increment());
            if (isAutoCommit(execution)) {
                commits.increment();
            }
        }
    }

    private static boolean isAutoCommit(ExecutionInfo execution) {
        try {
            return execution.getStatement().getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeCommit(MethodExecutionContext context) {
        if (isCounted()) {
            commits.increment();
        }
    }

    private static boolean isCounted() {
        return !Thread.currentThread().getName().matches(NOT_COUNTED);
    }

    void reset() {
        executions.clear();
        commits.reset();
    }

    long statements() {
        return executions.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long commits() {
        return commits.sum();
    }

    /** @return how often each was executed, most often first */
    String report() {
        return executions.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .map(entry -> entry.getValue().sum() + "  "
                        + entry.getKey()
                                .substring(0, Math.min(110, entry.getKey().length())))
                .collect(Collectors.joining("\n"));
    }
}
