package orderflow.messaging.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that a test lets another thread wait for. */
public final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Called by the other thread: tells that it is here, and waits until it may go on. */
    public void pass() {
        reached.countDown();
        await(open);
    }

    /** Called by the test: returns when the other thread is at the gate. */
    public void awaitArrival() {
        await(reached);
    }

    public void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came within 10 s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
