package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import orderflow.messaging.query.ReturnAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/** Consumes from a queue that may go with its connection, and is made anew after each reconnect. At most once. */
final class PassingQueue implements ReturnAddress {

    /** Declares the queue, on the connection that will consume from it. */
    @FunctionalInterface
    interface Declaration {
        /** @return the queue's name */
        String on(Channel session) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(PassingQueue.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final Consumer<Message> receiver;
    private final Declaration declaration;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile CountDownLatch lost = new CountDownLatch(1);
    private volatile Optional<String> name = Optional.empty();

    PassingQueue(String label, ConnectionFactory connections, Consumer<Message> receiver, Declaration declaration) {
        this.connections = connections;
        this.receiver = receiver;
        this.declaration = declaration;
        this.thread = new Thread(this::run, "rabbitmq-" + label);
        thread.start();
    }

    @Override
    public Optional<String> name() {
        return name;
    }

    private void run() {
        boolean ended = false;
        while (!ended) {
            try {
                consumeUntilLost();
            } catch (AmqpException | IOException | ShutdownSignalException e) {
                LOG.debug("{} waits for the broker: {}", thread.getName(), e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                name = Optional.empty();
            }
            ended = isClosing();
        }
    }

    private void consumeUntilLost() throws IOException, InterruptedException {
        lost = new CountDownLatch(1);
        Channel session = connections.createConnection().createChannel(false);
        try {
            String queue = declaration.on(session);
            session.basicConsume(queue, true, new Arrivals(session));
            name = Optional.of(queue);
            if (closing.getCount() > 0) {
                lost.await();
            }
        } finally {
            RabbitUtils.setPhysicalCloseRequired(session, true); // or it would be kept, and go on consuming
            RabbitUtils.closeChannel(session);
        }
    }

    private boolean isClosing() {
        try {
            return closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        lost.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the broker pushes. */
    private final class Arrivals extends DefaultConsumer {

        private final DefaultMessagePropertiesConverter properties = new DefaultMessagePropertiesConverter();

        Arrivals(Channel session) {
            super(session);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties amqp, byte[] body) {
            try {
                receiver.accept(new Message(body, properties.toMessageProperties(amqp, envelope, "UTF-8")));
            } catch (RuntimeException e) { // would close the session
                LOG.warn("{} drops a message: {}", thread.getName(), e.toString());
            }
        }

        @Override
        public void handleCancel(String tag) {
            lost.countDown();
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            lost.countDown();
        }
    }
}
