package orderflow.messaging.moves;

import orderflow.messaging.jdbc.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Moves, on PostgreSQL. */
@OnPostgreSql
class PostgreSqlTest {

    @Nested
    class Lanes extends MovableLanesTest {}

    @Nested
    class Moves extends ChannelMovesTest {}
}
