package orderflow.notification.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.NotificationServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationServiceTest
class NotificationsTest {

    private static final int THREADS = 8;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Transactions transactions;

    private final UUID order = UUID.randomUUID();

    @Test
    void keepsTheFirstOfAnOccasion() {
        store(new NotifyCustomer(order, "alice", Occasion.ORDER_COMPLETED, "first"));
        store(new NotifyCustomer(order, "alice", Occasion.ORDER_COMPLETED, "second"));

        assertThat(notifications.of(order))
                .extracting(Notification::text, Notification::createdAt)
                .containsExactly(tuple("first", NotificationServiceTest.NOW));
    }

    @Test
    void keepsTheFirstOfThoseThatComeTogether() {
        store(
                new NotifyCustomer(order, "alice", Occasion.ORDER_COMPLETED, "first"),
                new NotifyCustomer(order, "alice", Occasion.ORDER_COMPLETED, "second"),
                new NotifyCustomer(order, "alice", Occasion.ORDER_CANCELLED, "third"));

        assertThat(notifications.of(order)).extracting(Notification::text).containsExactly("first", "third");
    }

    @Test
    void keepsEverythingThatACommandMaySay() {
        String longest = "€".repeat(2_000);

        store(new NotifyCustomer(order, "c".repeat(64), Occasion.ORDER_REJECTED, longest));

        assertThat(notifications.of(order)).extracting(Notification::text).containsExactly(longest);
    }

    @Test
    void storesOneWhenSeveralInstancesHandleTheSameOccasion() throws Exception {
        NotifyCustomer command = new NotifyCustomer(order, "alice", Occasion.ORDER_CANCELLED, "It is cancelled.");
        Callable<Boolean> handle = () -> {
            store(command);
            return true;
        };
        ExecutorService instances = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> handled : instances.invokeAll(Collections.nCopies(THREADS, handle))) {
                handled.get();
            }
        } finally {
            instances.shutdown();
        }

        assertThat(notifications.of(order)).hasSize(1);
    }

    private void store(NotifyCustomer... commands) {
        transactions.execute(() -> {
            List.of(commands).forEach(notifications::store);
            return commands;
        });
    }
}
