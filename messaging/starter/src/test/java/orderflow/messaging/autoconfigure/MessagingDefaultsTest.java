package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.JdbcTemplate;

class MessagingDefaultsTest {

    private static final List<String> OWN =
            List.of("orderflow.messaging.", "spring.rabbitmq.", "spring.kafka.", "spring.datasource.hikari.");
    private static final String H2 = "jdbc:h2:mem:${random.uuid};${orderflow.messaging.h2};DB_CLOSE_DELAY=-1";

    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Service {}

    /** Such as its log levels, or what Actuator shows. */
    @Test
    void setsNothingThatBelongsToTheApplication() throws IOException {
        assertThat(PropertiesLoaderUtils.loadProperties(
                                new ClassPathResource("orderflow-messaging-defaults.properties"))
                        .stringPropertyNames())
                .isNotEmpty()
                .allMatch(name -> OWN.stream().anyMatch(name::startsWith));
    }

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
