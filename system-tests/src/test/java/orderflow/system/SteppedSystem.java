package orderflow.system;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import orderflow.notification.NotificationServiceApplication;
import orderflow.order.OrderServiceApplication;
import orderflow.payment.PaymentServiceApplication;
import orderflow.testkit.InMemoryQueryAdapter;
import orderflow.testkit.MutableClock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three services in the test's own JVM, on databases and a broker in memory; time stands still. */
final class SteppedSystem implements AutoCloseable {

    private final SteppedBroker broker = new SteppedBroker();
    private final InMemoryQueryAdapter queries = new InMemoryQueryAdapter();
    private final MutableClock clock = new MutableClock();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final RestApi api;

    SteppedSystem() {
        Stream.of(PaymentServiceApplication.class, NotificationServiceApplication.class, OrderServiceApplication.class)
                .map(this::start)
                .forEach(services::add);
        api = new RestApi(new Ports(0, 0, port(2), port(0), port(1)));
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        SpringApplication service = new SpringApplication(application);
        service.setBannerMode(Banner.Mode.OFF);
        service.setLogStartupInfo(false);
        service.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("steppedBroker", broker);
            context.getBeanFactory().registerSingleton("standingClock", clock);
            context.getBeanFactory().registerSingleton("queries", queries);
        });
        return service.run(
                "--spring.config.location=" + configurationOf(application),
                "--server.port=0",
                "--orderflow.broker=in-memory",
                "--orderflow.saga.sweep-interval=20ms",
                "--orderflow.mail.directory=target/stepped-mail",
                "--logging.level.orderflow.messages=error",
                "--spring.datasource.url=jdbc:h2:mem:" + application.getSimpleName()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000");
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
