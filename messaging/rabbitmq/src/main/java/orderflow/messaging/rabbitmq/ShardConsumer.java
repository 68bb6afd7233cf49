package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Handles one shard's messages, in order, on one thread: whatever has arrived meanwhile is handled as a batch, so a
 * lone message is never delayed. What fails is retried in place; nothing is ever put back into the queue, which would
 * cost its place.
 */
final class ShardConsumer implements ChannelAwareMessageListener, Runnable {

    /** Unacknowledged messages per shard: AMQP limits no bytes, and each may have a megabyte. */
    static final int PREFETCH = 20;

    private static final long MOST_BYTES = 4L * 1024 * 1024; // that are handled together, unless one alone has more
    private static final Duration AFTER_UNFORESEEN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ShardConsumer.class);

    private final int shard;
    private final Receiver receiver;
    private final RabbitInvalidMessageChannel invalidMessages;
    private final BlockingQueue<Optional<RabbitDelivery>> arrived = new LinkedBlockingQueue<>();
    private final List<RabbitDelivery> inHand = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Boolean> finished = new CompletableFuture<>();

    ShardConsumer(int shard, Receiver receiver, RabbitInvalidMessageChannel invalidMessages) {
        this.shard = shard;
        this.receiver = receiver;
        this.invalidMessages = invalidMessages;
    }

    @Override
    public void onMessage(Message message, @Nullable Channel channel) {
        if (channel != null) {
            arrived.add(Optional.of(new RabbitDelivery(shard, message, channel, invalidMessages)));
        }
    }

    @Override
    public void run() {
        while (!isClosing(Duration.ZERO)) {
            takeInHand();
            if (!inHand.isEmpty()) {
                handle();
            }
        }
        finished.complete(true);
    }

    private void takeInHand() {
        if (inHand.isEmpty()) {
            await().ifPresent(inHand::add);
        }
        long bytes = inHand.stream().mapToLong(RabbitDelivery::bytes).sum();
        while (bytes < MOST_BYTES && !arrived.isEmpty()) {
            Optional<RabbitDelivery> next = arrived.remove();
            next.ifPresent(inHand::add);
            bytes += next.map(RabbitDelivery::bytes).orElse(0L);
        }
        inHand.removeIf(delivery -> !delivery.isAlive()); // the broker will deliver these again
    }

    /** @return empty when this consumer is being closed */
    private Optional<RabbitDelivery> await() {
        try {
            return arrived.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return Optional.empty();
        }
    }

    private void handle() {
        List<RabbitDelivery> batch = List.copyOf(inHand);
        try {
            receiver.receive(batch);
            acknowledge(batch);
        } catch (DeliveryFailedException e) {
            acknowledge(batch.subList(0, e.index()));
            isClosing(e.retryAfter());
        } catch (RuntimeException | Error e) { // would end this thread, and nobody would notice
            LOG.warn(
                    "{} has its messages delivered again: {}",
                    Thread.currentThread().getName(),
                    e.toString());
            isClosing(AFTER_UNFORESEEN);
        }
    }

    private void acknowledge(List<RabbitDelivery> settled) {
        inHand.subList(0, settled.size()).clear();
        for (int index = 0; index < settled.size(); index++) {
            RabbitDelivery delivery = settled.get(index);
            boolean last = index == settled.size() - 1;
            if (last || settled.get(index + 1).session() != delivery.session()) {
                acknowledgeUpTo(delivery);
            }
        }
    }

    private static void acknowledgeUpTo(RabbitDelivery delivery) {
        try {
            delivery.session().basicAck(delivery.tag(), true);
        } catch (IOException | RuntimeException e) {
            LOG.debug("not acknowledged, so it will come again and be recognised: {}", e.toString());
        }
    }

    void cannotRead(Throwable cause) {
        receiver.cannotRead(shard, cause);
    }

    /** Waits until this consumer is being closed, but no longer than {@code atMost}. */
    boolean isClosing(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when what is in hand is settled; the rest stays with the broker. */
    void close() {
        closing.countDown();
        arrived.add(Optional.empty());
        finished.join();
    }
}
