package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;

/** Keeps the messages that it gets in hand until it is opened. */
final class GatedReceiver implements Receiver {

    private static final int SECONDS = 20;

    private final Receiver next;
    private final CountDownLatch inHand = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    GatedReceiver(Receiver next) {
        this.next = next;
    }

    @Override
    public void receive(List<? extends Delivery> deliveries) {
        inHand.countDown();
        try {
            gate.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        next.receive(deliveries);
    }

    /** Returns when it has messages in hand. */
    void awaitInHand() throws InterruptedException {
        assertThat(inHand.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    void open() {
        gate.countDown();
    }
}
