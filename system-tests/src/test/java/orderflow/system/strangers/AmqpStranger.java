package orderflow.system.strangers;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/** Somebody on the AMQP broker who knows nothing of orderflow but its exchanges. */
final class AmqpStranger implements AutoCloseable {

    private static final int MILLIS_TO_CONFIRM = 5_000;
    private static final String INVALID_MESSAGES = "invalid-messages";

    private final ConnectionFactory connections = new ConnectionFactory();
    private final Random random;
    private Connection connection;
    private Channel channel;

    AmqpStranger(int port, Random random) throws IOException, TimeoutException {
        this.random = random;
        connections.setHost("127.0.0.1");
        connections.setPort(port);
        connections.setAutomaticRecoveryEnabled(false);
        connection = connections.newConnection();
        channel = confirming();
    }

    /** @return whether the broker has taken it */
    boolean send(Draft draft) throws IOException, TimeoutException, InterruptedException {
        if (!channel.isOpen()) {
            reopen();
        }
        String shard = String.valueOf(random.nextInt(Templates.SHARDS));
        boolean toExchange = draft.channel.equals(Templates.OFFERS) || random.nextBoolean();
        String exchange = toExchange ? draft.channel : "";
        String routingKey = toExchange ? shard : draft.channel + "." + shard;
        try {
            channel.basicPublish(
                    exchange,
                    routingKey,
                    draft.properties.headers(draft.headers).build(),
                    draft.body);
            return channel.waitForConfirms(MILLIS_TO_CONFIRM);
        } catch (ShutdownSignalException | IllegalArgumentException | IOException | TimeoutException refused) {
            reopen(); // a message that cannot even be written leaves half of it on the channel
            return false;
        }
    }

    /** Takes what is in the Invalid Message Channel: the reason of each by the number of the message. */
    Map<Integer, String> reasons() throws IOException, TimeoutException {
        Map<Integer, String> reasons = new TreeMap<>();
        reopen();
        for (GetResponse next = take(); next != null; next = take()) {
            Map<String, Object> headers = next.getProps().getHeaders();
            if (headers.containsKey("stranger")) {
                int number = Integer.parseInt(headers.get("stranger").toString());
                reasons.put(number, String.valueOf(headers.get("orderflow-reason")));
            }
        }
        return reasons;
    }

    private GetResponse take() throws IOException {
        return channel.basicGet(INVALID_MESSAGES, true);
    }

    private void reopen() throws IOException, TimeoutException {
        channel.abort();
        if (!connection.isOpen()) {
            connection = connections.newConnection();
        }
        channel = confirming();
    }

    private Channel confirming() throws IOException {
        Channel confirming = connection.createChannel();
        confirming.confirmSelect();
        return confirming;
    }

    @Override
    public void close() {
        connection.abort();
    }
}
