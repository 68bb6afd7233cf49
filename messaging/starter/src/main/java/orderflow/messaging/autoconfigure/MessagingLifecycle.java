package orderflow.messaging.autoconfigure;

import java.util.List;
import java.util.stream.Stream;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.jdbc.Retention;
import orderflow.messaging.outbox.MessageRelay;
import orderflow.messaging.saga.SagaOrchestrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Starts to receive, relay and watch deadlines once the service is set up; when it stops, after the last web request,
 * messages in hand are finished and the rest stays with the brokers.
 */
final class MessagingLifecycle implements SmartLifecycle {

    // below the web server's, which is to start after the receivers and to stop before them
    private static final int PHASE = DEFAULT_PHASE - 8192;
    private static final int SAGAS_AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(MessagingLifecycle.class);

    private final Receivers receivers;
    private final Recipients recipients;
    private final LanePreparation lanes;
    private final MessageRelay relay;
    private final Retention retention;
    private final ObjectProvider<SagaOrchestrator> sagas;
    private final MessagingProperties properties;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private List<Subscription> subscriptions = List.of();
    private volatile boolean running;

    MessagingLifecycle(
            Receivers receivers,
            Recipients recipients,
            LanePreparation lanes,
            MessageRelay relay,
            Retention retention,
            ObjectProvider<SagaOrchestrator> sagas,
            MessagingProperties properties) {
        this.receivers = receivers;
        this.recipients = recipients;
        this.lanes = lanes;
        this.relay = relay;
        this.retention = retention;
        this.sagas = sagas;
        this.properties = properties;
    }

    @Override
    public void start() {
        PatientStart.interruptibly(lanes::prepare);
        scheduler.setThreadNamePrefix("messaging-");
        scheduler.setPoolSize(2);
        scheduler.setErrorHandler(failure -> LOG.warn("will try again soon: {}", failure.toString()));
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(relay::sweep, properties.relay().sweepInterval());
        scheduler.scheduleWithFixedDelay(retention::purge, properties.purgeInterval());
        sagas.ifAvailable(orchestrator -> scheduler.scheduleWithFixedDelay(
                () -> expireAll(orchestrator), properties.saga().sweepInterval()));
        subscriptions = Stream.concat(receivers.start().stream(), recipients.start().stream())
                .toList();
        running = true;
    }

    private static void expireAll(SagaOrchestrator orchestrator) {
        int due;
        do {
            due = orchestrator.expire(SAGAS_AT_ONCE);
        } while (due == SAGAS_AT_ONCE);
    }

    @Override
    public void stop() {
        running = false;
        subscriptions.parallelStream().forEach(Subscription::close);
        scheduler.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
