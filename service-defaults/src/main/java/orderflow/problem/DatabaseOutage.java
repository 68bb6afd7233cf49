package orderflow.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;

/** A request that failed because the database is away, which the client may repeat soon, and not by a fault of ours. */
final class DatabaseOutage {

    // the SQL standard's class "connection exception", and PostgreSQL's "operator intervention": it shuts down or
    // starts
    private static final List<String> STATES = List.of("08", "57P");

    private DatabaseOutage() {}

    static boolean caused(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException failure && isOutage(failure));
    }

    private static boolean isOutage(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || STATES.stream().anyMatch(state::startsWith);
    }
}
