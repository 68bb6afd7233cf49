package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class MessagingDefaultsTest {

    private static final String H2 = "jdbc:h2:mem:${random.uuid};${orderflow.h2};DB_CLOSE_DELAY=-1";

    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Service {}

    @Test
    void keepsItsConnectionsToH2() {
        try (ConfigurableApplicationContext service = start(H2)) {
            assertThat(pool(service).getMaxLifetime()).isZero();
        }
    }

    @Test
    void renewsItsConnectionsToOtherDatabases() {
        try (ConfigurableApplicationContext service = start("jdbc:postgresql://localhost/none")) {
            assertThat(pool(service).getMaxLifetime())
                    .isEqualTo(Duration.ofMinutes(30).toMillis());
        }
    }

    @Test
    void letsPostgreSqlEndATransactionThatHangs() {
        try (ConfigurableApplicationContext service = start("jdbc:postgresql://localhost/none")) {
            assertThat(pool(service).getConnectionInitSql())
                    .isEqualTo("set idle_in_transaction_session_timeout = '10s'");
        }
    }

    /**
     * Why it keeps them. When this fails, H2 has mended it, and {@link MessagingDefaults} need not know H2 any more.
     */
    @Test
    void couldNotInsertIntoH2AfterConnectionsWereRetired() {
        try (ConfigurableApplicationContext service = start(H2)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool(service));
            jdbc.execute("create table checked (state varchar(10) check (state in ('OPEN', 'CLOSED')))");
            jdbc.update("insert into checked values ('OPEN')");

            pool(service).getHikariPoolMXBean().softEvictConnections();

            assertThatThrownBy(() -> jdbc.update("insert into checked values ('OPEN')"))
                    .hasStackTraceContaining("The database has been closed");
        }
    }

    private static ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties("spring.application.name=service", "spring.datasource.url=" + url)
                .run();
    }

    private static HikariDataSource pool(ConfigurableApplicationContext service) {
        return service.getBean(HikariDataSource.class);
    }
}
