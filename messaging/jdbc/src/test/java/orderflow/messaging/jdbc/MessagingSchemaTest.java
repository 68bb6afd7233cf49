package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The library's migrations beside those of a service, on databases that earlier versions have left. */
class MessagingSchemaTest {

    private final DataSource database = empty();
    final JdbcTemplate jdbc = new JdbcTemplate(database);

    DataSource empty() {
        return H2Databases.empty();
    }

    @Test
    void makesTheTablesBeforeTheServiceDoes() {
        start();
        assertThat(history("messaging_schema_history")).contains("0.1", "0.5");
        assertThat(history("flyway_schema_history")).containsExactly("1", "2", "3");
    }

    @Test
    void findsNothingToDoAtTheNextStart() {
        start();
        List<String> before = history("messaging_schema_history");
        start();
        assertThat(history("messaging_schema_history")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "0.3", "0.4", "0.5"})
    void goesOnWithADatabaseOfAnEarlierVersion(String version) {
        startAsBefore(version);
        leaveWork();

        start();

        assertThat(history("messaging_schema_history")).contains("0.1", "0.5");
        assertThat(history("flyway_schema_history")).containsExactly("1", "2", "3");
        assertThat(jdbc.queryForList("select channel from outbox", String.class))
                .containsExactly("payments");
        assertThat(jdbc.queryForList("select subscriber from processed_message", String.class))
                .containsExactly("shop");
        assertThat(jdbc.queryForList("select step from saga_instance", String.class))
                .containsExactly("pay");
    }

    @Test
    void movesItsHistoryOnceWhenInstancesStartTogether() {
        startAsBefore("0.3");
        List<CompletableFuture<Void>> instances = List.of(
                CompletableFuture.runAsync(this::start),
                CompletableFuture.runAsync(this::start),
                CompletableFuture.runAsync(this::start));
        assertThat(instances).allSatisfy(instance -> assertThat(instance).succeedsWithin(30, TimeUnit.SECONDS));
        assertThat(history("messaging_schema_history")).doesNotHaveDuplicates().contains("0.1", "0.5");
        assertThat(history("flyway_schema_history")).containsExactly("1", "2", "3");
    }

    @Test
    void startsInstancesTogetherOnAnEmptyDatabase() {
        var one = CompletableFuture.runAsync(this::start);
        var other = CompletableFuture.runAsync(this::start);
        assertThat(one).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(other).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void leavesTablesOfUnknownOriginAlone() {
        jdbc.execute("create table shop_order (id bigint)");
        assertThatThrownBy(this::start).hasMessageContaining("non-empty schema");
        assertThatThrownBy(() -> jdbc.execute("select * from outbox")).isNotNull();
    }

    final void start() {
        Flyway shop = shop();
        new MessagingSchema(shop).migrate();
        shop.migrate();
    }

    private Flyway shop() {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/shop")
                .load();
    }

    /** The library's migrations were noted down in the service's history. */
    private void startAsBefore(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations(MessagingSchema.locations(database).toArray(String[]::new))
                .target(version + "?") // or the last one before it on this database
                .load()
                .migrate();
        // early on, the second one said 60 s
        jdbc.update("update flyway_schema_history set checksum = 1 where version = '0.2'");
        Flyway.configure()
                .configuration(shop().getConfiguration())
                .ignoreMigrationPatterns("*:missing")
                .load()
                .migrate();
    }

    private void leaveWork() {
        jdbc.update(
                "insert into outbox (channel, shard, shard_key, headers, body, created_at)"
                        + " values ('payments', 0, 'k', '{}', ?, current_timestamp)",
                new byte[1]);
        jdbc.update("insert into processed_message (subscriber, message_id, processed_at)"
                + " values ('shop', '00000000-0000-0000-0000-000000000001', current_timestamp)");
        jdbc.update("insert into saga_instance (saga, id, status, step, state, updated_at)"
                + " values ('order', '1', 'RUNNING', 'pay', '{}', current_timestamp)");
    }

    private List<String> history(String table) {
        return jdbc.queryForList(
                "select version from " + table + " where version <> '0' order by installed_rank", String.class);
    }
}
