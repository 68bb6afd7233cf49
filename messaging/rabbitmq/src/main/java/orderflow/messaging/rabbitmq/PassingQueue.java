package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import orderflow.messaging.query.TransientSubscription;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/** Consumes from a queue that may go with its connection, and is made anew after each reconnect. At most once. */
final class PassingQueue extends TransientSubscription {

    /** Declares the queue, on the connection that will consume from it. */
    @FunctionalInterface
    interface Declaration {
        /** @return the queue's name */
        String on(Channel session) throws IOException;
    }

    // without a limit, the broker pushes all that it has, however slowly it is received
    private static final int AT_HAND = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ConnectionFactory connections;
    private final Consumer<Message> receiver;
    private final Declaration declaration;

    PassingQueue(String label, ConnectionFactory connections, Consumer<Message> receiver, Declaration declaration) {
        super("rabbitmq-" + label);
        this.connections = connections;
        this.receiver = receiver;
        this.declaration = declaration;
        start();
    }

    @Override
    protected void receive() throws IOException, InterruptedException {
        Channel session = connections.createConnection().createChannel(false);
        Arrivals arrivals = new Arrivals(session);
        try {
            String queue = declaration.on(session);
            session.basicQos(AT_HAND);
            session.basicConsume(queue, false, arrivals);
            receivingAt(queue);
            while (session.isOpen() && !arrivals.areOver() && !isClosing(BETWEEN_LOOKS)) {
                // the client's own threads receive
            }
            arrivals.end();
        } finally {
            RabbitUtils.setPhysicalCloseRequired(session, true); // or it would be kept, and go on consuming
            RabbitUtils.closeChannel(session);
        }
    }

    /** What the broker pushes. */
    private final class Arrivals extends DefaultConsumer {

        private final MessagePropertiesConverter properties = new TolerantPropertiesConverter();
        private final CountDownLatch over = new CountDownLatch(1);

        Arrivals(Channel session) {
            super(session);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties amqp, byte[] body)
                throws IOException {
            getChannel().basicAck(envelope.getDeliveryTag(), false); // before it is received: at most once
            handOver(new Message(body, properties.toMessageProperties(amqp, envelope, "UTF-8")), receiver);
        }

        boolean areOver() {
            return over.getCount() == 0;
        }

        /** Returns when all that has come is handed over: a channel with confirms is closed only some time later. */
        void end() throws IOException, InterruptedException {
            if (getChannel().isOpen() && !areOver()) {
                getChannel().basicCancel(getConsumerTag());
                over.await();
            }
        }

        @Override
        public void handleCancel(String tag) {
            over.countDown();
        }

        @Override
        public void handleCancelOk(String tag) {
            over.countDown();
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            over.countDown();
        }
    }
}
