package orderflow.system;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import orderflow.messaging.saga.EarlierReplies;
import orderflow.messaging.saga.UnsentCommands;
import orderflow.notification.NotificationServiceApplication;
import orderflow.order.OrderServiceApplication;
import orderflow.payment.PaymentServiceApplication;
import orderflow.testkit.InMemoryQueryAdapter;
import orderflow.testkit.MutableClock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three services in the test's own JVM, on a broker in memory and databases in files; time stands still. */
final class SteppedSystem implements AutoCloseable {

    private final SteppedBroker broker = new SteppedBroker();
    private final InMemoryQueryAdapter queries = new InMemoryQueryAdapter();
    private final MutableClock clock = new MutableClock();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final UUID databases = UUID.randomUUID();
    private final CountedStatements statements = new CountedStatements();
    private final int paymentPort;
    private final RestApi api;

    SteppedSystem() {
        services.add(start(PaymentServiceApplication.class, 0));
        paymentPort = port(0);
        services.add(start(NotificationServiceApplication.class, 0));
        String paymentService = "--orderflow.payment-service.url=http://127.0.0.1:" + paymentPort;
        services.add(start(OrderServiceApplication.class, 0, paymentService));
        api = new RestApi(new Ports(0, 0, port(2), paymentPort, port(1)));
    }

    private ConfigurableApplicationContext start(Class<?> application, int port, String... more) {
        SpringApplication service = new SpringApplication(application);
        service.setBannerMode(Banner.Mode.OFF);
        service.setLogStartupInfo(false);
        service.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("steppedBroker", broker);
            context.getBeanFactory().registerSingleton("standingClock", clock);
            // deadlines fire when the test moves the clock
            context.getBeanFactory().registerSingleton("earlierReplies", (EarlierReplies) () -> true);
            context.getBeanFactory().registerSingleton("unsentCommands", (UnsentCommands) (command, time) -> false);
            context.getBeanFactory().registerSingleton("queries", queries);
            context.getBeanFactory().addBeanPostProcessor(statements);
        });
        List<String> arguments = new ArrayList<>(List.of(more));
        Collections.addAll(
                arguments,
                "--spring.config.location=" + configurationOf(application),
                "--server.port=" + port,
                "--orderflow.messaging.broker=in-memory",
                "--orderflow.messaging.saga.sweep-interval=20ms",
                "--orderflow.mail.directory=target/stepped-mail",
                "--logging.level.orderflow.messaging.messages=error",
                "--spring.datasource.url=jdbc:h2:file:./target/stepped/" + databases + "/" + application.getSimpleName()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000");
        return service.run(arguments.toArray(String[]::new));
    }

    /** Each service has an application.yml; on the common class path they hide each other. */
    private static String configurationOf(Class<?> application) {
        String name = "/" + application.getName().replace('.', '/') + ".class";
        URL self = Objects.requireNonNull(application.getResource(name));
        return self.toString().replace(name, "/application.yml");
    }

    private int port(int service) {
        return services.get(service).getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    void stopPaymentService() {
        services.get(0).close();
    }

    /** Its data and its port are still the same. */
    void startPaymentService() {
        services.set(0, start(PaymentServiceApplication.class, paymentPort));
    }

    CountedStatements statements() {
        return statements;
    }

    SteppedBroker broker() {
        return broker;
    }

    MutableClock clock() {
        return clock;
    }

    RestApi api() {
        return api;
    }

    /** @return the sagas that have not ended */
    List<String> liveSagas() {
        return services.get(2)
                .getBean(JdbcClient.class)
                .sql("select saga || ' ' || status from saga_instance "
                        + "where status not in ('COMPLETED', 'COMPENSATED', 'ABANDONED')")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
    }
}
