package orderflow.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orderflow.embedded.broker.DataDirectory;
import orderflow.embedded.broker.EmbeddedAmqpBroker;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.embedded.broker.FreeSpace;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.notification.NotificationServiceApplication;
import orderflow.order.OrderServiceApplication;
import orderflow.payment.PaymentServiceApplication;

/** Brokers and services in the order in which they start; they stop in the opposite one. */
public final class OrderflowSystem implements AutoCloseable {

    private static final List<String> PARTS =
            List.of("amqp", "kafka", "order-service", "payment-service", "notification-service");

    private final Settings settings;
    private final Console console;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean ready;
    private volatile boolean ending;

    OrderflowSystem(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * @param fresh without the data of earlier runs
     * @throws IllegalStateException with one sentence for the user
     */
    void start(boolean fresh) {
        reserve(fresh);
        Path data = settings.data();
        start("AMQP broker", () -> EmbeddedAmqpBroker.start(settings.amqpPort(), Optional.of(data.resolve("amqp"))));
        start("Kafka broker", () -> EmbeddedKafkaBroker.start(settings.kafkaPort(), data.resolve("kafka")));
        service("payment-service", PaymentServiceApplication.class, settings.paymentPort());
        service("notification-service", NotificationServiceApplication.class, settings.notificationPort());
        service("order-service", OrderServiceApplication.class, settings.orderPort());
        ready();
    }

    private synchronized void ready() {
        if (!closed) {
            console.ready(settings);
            ready = true;
        }
    }

    /** Before anything is touched: a second one beside a running one must do no harm. */
    private synchronized void reserve(boolean fresh) {
        LoopbackPort.free(settings.orderPort(), "web server", "ORDER_PORT");
        LoopbackPort.free(settings.paymentPort(), "web server", "PAYMENT_PORT");
        LoopbackPort.free(settings.notificationPort(), "web server", "NOTIFICATION_PORT");
        LoopbackPort.free(settings.amqpPort(), "AMQP broker", "AMQP_PORT");
        LoopbackPort.free(settings.kafkaPort(), "Kafka broker", "KAFKA_PORT");
        DataDirectory.refuseSources(settings.data().normalize(), PARTS);
        DataDirectory data = DataDirectory.claim(settings.data(), "system");
        if (fresh) {
            data.delete(PARTS);
        }
        data.requireFree(FreeSpace.LEAST);
        running.push(data);
    }

    private void service(String name, Class<?> application, int port) {
        start(name, () -> EmbeddedService.start(name, application, port, settings));
    }

    private synchronized void start(String name, Supplier<AutoCloseable> part) {
        if (!closed) {
            long begin = System.nanoTime();
            running.push(part.get());
            console.started(name, System.nanoTime() - begin);
        }
    }

    /** @return whether it ends before it was ready */
    boolean isCutShort() {
        return ending && !ready;
    }

    /** To be called before {@link #close}, which waits for the part that is just starting. */
    void announceEnd() {
        ending = true;
    }

    /**
     * Stops what runs, services before brokers, each with its messages in hand finished; a second call does nothing.
     */
    @Override
    public synchronized void close() {
        closed = true;
        if (!running.isEmpty()) {
            console.stopping();
        }
        while (!running.isEmpty()) {
            stop(running.pop());
        }
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            console.trouble("while stopping: " + e);
        }
    }
}
