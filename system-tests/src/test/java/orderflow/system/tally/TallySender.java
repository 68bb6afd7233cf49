package orderflow.system.tally;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.outbox.MessagingGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends to all tallies in turn, by its outbox and at a steady pace. */
public final class TallySender implements AutoCloseable {

    /** How many tallies there are. */
    public static final int TALLIES = 500;

    // the name by which Spring Boot knows that keys are written like environment variables
    private static final String SETTINGS = "sender-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    private static final int TRANSACTIONS_PER_SECOND = 10;

    private final ConfigurableApplicationContext context;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger last = new AtomicInteger(Integer.MAX_VALUE);

    @EnableAutoConfiguration
    private static final class Application {}

    /** @param settings as in a process's environment: where its servers are */
    TallySender(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(SETTINGS, settings));
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .run(
                        "--spring.application.name=tally-sender",
                        "--spring.config.location=classpath:tally/",
                        "--logging.level.orderflow=WARN");
    }

    /** Begins to send, each message to the next tally. */
    public void start(int perSecond) {
        long gap = Duration.ofSeconds(1).dividedBy(TRANSACTIONS_PER_SECOND).toMillis();
        pace.scheduleAtFixedRate(() -> send(perSecond / TRANSACTIONS_PER_SECOND), 0, gap, TimeUnit.MILLISECONDS);
    }

    private void send(int most) {
        int count = Math.min(most, last.get() - sent.get());
        MessagingGateway gateway = context.getBean(MessagingGateway.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            for (int number = sent.get(); number < sent.get() + count; number++) {
                String name = "tally-" + number % TALLIES;
                gateway.send(new CommandMessage("tallies", name, new Add(name, number / TALLIES + 1)));
            }
        });
        sent.addAndGet(count);
    }

    /**
     * Makes it stop after so many messages, or after the next ones that give each tally as many as the others.
     *
     * @return how many it sends in all
     */
    public int stopAfter(int messages) {
        int soonest = Math.max(messages, sent.get() + TALLIES);
        last.set((soonest + TALLIES - 1) / TALLIES * TALLIES);
        return last.get();
    }

    /** @return how many are committed */
    public int sent() {
        return sent.get();
    }

    @Override
    public void close() {
        pace.shutdownNow();
        context.close();
    }
}
