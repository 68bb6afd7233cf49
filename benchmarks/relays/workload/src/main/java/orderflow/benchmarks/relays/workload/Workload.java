package orderflow.benchmarks.relays.workload;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same work for each relay. Writers and the consumer live in one process, so that one clock measures the way of a
 * message. Imported by an application that has a {@link Relay}.
 */
@EnableConfigurationProperties(Settings.class)
@Import({KafkaBroker.class, RabbitBroker.class})
public class Workload {

    private final Settings settings;
    private final Broker broker;
    private final Journal journal = new Journal();
    private final Writers writers;

    Workload(
            Settings settings, Broker broker, Relay relay, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.settings = settings;
        this.broker = broker;
        this.writers = new Writers(settings, jdbc, new TransactionTemplate(transactions), relay, journal);
    }

    /** Starts the application, measures, and prints one line of JSON. */
    public static void measure(Class<?> application) throws InterruptedException, ExecutionException {
        try (ConfigurableApplicationContext context = SpringApplication.run(application)) {
            String name = context.getBean(Environment.class).getRequiredProperty("spring.application.name");
            Result result = context.getBean(Workload.class).run(name);
            System.out.println(context.getBean(JsonMapper.class).writeValueAsString(result));
        }
    }

    private Result run(String contender) throws InterruptedException, ExecutionException {
        broker.receive(journal::arrived);
        List<Future<Void>> running = writers.start();
        TimeUnit.SECONDS.sleep(settings.warmUpSeconds());
        Tally start = journal.tally();
        TimeUnit.SECONDS.sleep(settings.seconds());
        Tally end = journal.tally();
        writers.stop(running);
        journal.awaitArrivals();
        return Result.of(contender, start, end, journal);
    }
}
