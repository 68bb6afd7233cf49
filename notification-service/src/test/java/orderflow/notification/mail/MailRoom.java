package orderflow.notification.mail;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messaging.jdbc.SpringTransactions;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.customer.Customers;
import orderflow.notification.notification.Mailing;
import orderflow.notification.notification.Notifications;
import orderflow.testkit.MutableClock;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * What mail needs, on a clock that the test moves and in an empty schema of its own: on H2, or where
 * {@code SPRING_DATASOURCE_URL} says.
 */
final class MailRoom implements AutoCloseable {

    static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    static final int ATTEMPTS = 3;

    final MutableClock clock = new MutableClock();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    final Outage outage = new Outage(new SmtpServer(smtp), clock);
    final JdbcClient jdbc;
    final Customers customers;
    final Notifications notifications;
    private final Transactions transactions;
    final MailQueue queue;
    final MailDelivery delivery;

    private final HikariDataSource database = new HikariDataSource();
    private final String schema = "mail_room_" + UUID.randomUUID().toString().replace('-', '_');

    MailRoom() {
        var environment = System.getenv();
        database.setJdbcUrl(environment.getOrDefault(
                "SPRING_DATASOURCE_URL",
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;"
                        + "INIT=create schema if not exists " + schema));
        database.setUsername(environment.get("SPRING_DATASOURCE_USERNAME"));
        database.setPassword(environment.get("SPRING_DATASOURCE_PASSWORD"));
        database.setSchema(schema);
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/migration/notification-service")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        customers = new Customers(jdbc);
        transactions = new SpringTransactions(new JdbcTransactionManager(database), () -> {});
        notifications = new Notifications(jdbc, clock, event -> {}, MessageTracing.PASSING_ON, transactions);
        queue = new MailQueue(jdbc, clock, transactions);
        delivery = delivery();
    }

    private MailDelivery delivery() {
        MailWriter writer = new MailWriter(smtp, properties().from());
        return new MailDelivery(writer, properties(), outage, new MailTap(metrics), MessageTracing.PASSING_ON, clock);
    }

    MailProperties properties() {
        var retry = new MailProperties.Retry(FIRST_DELAY, Duration.ofHours(1), ATTEMPTS);
        return new MailProperties(
                "orderflow <no-reply@orderflow.example>", Optional.empty(), Duration.ofSeconds(1), retry);
    }

    /** Uses the SMTP server on that port. */
    void connectTo(int port) {
        smtp.setProtocol("smtp");
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            smtp.getJavaMailProperties().setProperty("mail.smtp." + timeout, "5000");
        }
    }

    void opened(String customer, String email) {
        customers.opened(new AccountOpened(customer, Optional.of(email)));
    }

    /** @return the order */
    UUID tell(String customer, Occasion occasion, String text) {
        return transactions.execute(() -> {
            UUID order = UUID.randomUUID();
            notifications.store(new NotifyCustomer(order, customer, occasion, text));
            return order;
        });
    }

    /** @return the order */
    UUID tell(String customer) {
        return tell(customer, Occasion.ORDER_COMPLETED, "It is on its way.");
    }

    /** Delivers all that is due, as far as the server takes it. */
    void carry(MailServer server) {
        round(server).carry(() -> true);
    }

    MailRound round(MailServer server) {
        return new MailRound(server, queue, customers, delivery, outage, clock);
    }

    void carry() {
        carry(new SmtpServer(smtp));
    }

    Mailing mailOf(UUID order) {
        return notifications.of(order).get(0).mail();
    }

    double count(String metric) {
        return metrics.get(metric).counter().count();
    }

    @Override
    public void close() {
        jdbc.sql("drop schema " + schema + " cascade").update();
        database.close();
    }
}
