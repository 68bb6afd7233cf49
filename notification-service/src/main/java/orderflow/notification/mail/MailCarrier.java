package orderflow.notification.mail;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import orderflow.notification.notification.NotificationStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Polling Consumer of the stored mail, on a thread of its own: at once when some was stored, and every few seconds for
 * what was left behind. When the service stops, the mail in hand is finished and the rest waits for the next start.
 */
final class MailCarrier implements SmartLifecycle {

    // after the receivers have stopped, so that it still carries what they stored
    private static final int PHASE = DEFAULT_PHASE - 8192 - 1;
    private static final int SECONDS_TO_FINISH = 15;
    private static final Logger LOG = LoggerFactory.getLogger("orderflow.mail");

    private final MailRound round;
    private final MailProperties properties;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final AtomicBoolean prompted = new AtomicBoolean();
    private volatile boolean running;

    MailCarrier(MailRound round, MailProperties properties) {
        this.round = round;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        scheduler.setThreadNamePrefix("mail-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::carry, properties.sweepInterval());
    }

    /** Many that come at once are carried together. */
    @TransactionalEventListener(fallbackExecution = true)
    void prompt(NotificationStored stored) {
        if (running && prompted.compareAndSet(false, true)) {
            try {
                scheduler.execute(this::carryPrompted);
            } catch (RejectedExecutionException e) {
                LOG.debug("the mail about order {} waits for the next start", stored.orderId());
            }
        }
    }

    private void carryPrompted() {
        prompted.set(false);
        carry();
    }

    private void carry() {
        try {
            round.carry(this::isRunning);
        } catch (RuntimeException e) {
            LOG.warn("mail is tried again soon: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
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
