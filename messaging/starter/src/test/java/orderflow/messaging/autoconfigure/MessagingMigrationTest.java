package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MessagingMigrationTest {

    private static final String[] AS_BEFORE = {
        "classpath:db/messaging", "classpath:db/messaging-h2", "classpath:db/migration/shop"
    };

    private final DataSource kept = new DriverManagerDataSource(
            "jdbc:h2:mem:MessagingMigrationTest;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    FlywayCallbackAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                    "spring.flyway.locations=classpath:db/migration/shop");

    @Test
    void migratesTheLibraryBeforeTheService() {
        service.run(started -> assertThat(versions(started)).isEqualTo("1,2,3"));
    }

    @Test
    void startsAServiceThatStillNamesTheLibrarysMigrations() {
        service.withPropertyValues("spring.flyway.locations=" + String.join(",", AS_BEFORE))
                .run(started -> assertThat(versions(started)).isEqualTo("1,2,3"));
    }

    @Test
    void migratesTheLibraryWhateverStrategyTheServiceHas() {
        service.withBean(FlywayMigrationStrategy.class, () -> Flyway::migrate)
                .run(started -> assertThat(versions(started)).isEqualTo("1,2,3"));
    }

    @Test
    void startsOnADatabaseWithOneHistoryForBoth() {
        Flyway.configure()
                .dataSource(kept)
                .locations(AS_BEFORE[0])
                .target("0.1")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(kept)
                .locations(AS_BEFORE[2])
                .ignoreMigrationPatterns("*:missing")
                .load()
                .migrate();
        service.withBean(DataSource.class, () -> kept)
                .run(started -> assertThat(versions(started)).isEqualTo("1,2,3"));
    }

    private static String versions(ApplicationContext started) {
        JdbcTemplate jdbc = new JdbcTemplate(started.getBean(DataSource.class));
        return String.join(
                ",",
                jdbc.queryForList(
                        "select version from flyway_schema_history where version is not null order by installed_rank",
                        String.class));
    }
}
