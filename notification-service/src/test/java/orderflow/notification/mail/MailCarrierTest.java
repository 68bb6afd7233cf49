package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import orderflow.notification.notification.MailState;
import orderflow.notification.notification.NotificationStored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailCarrierTest {

    private final MailRoom room = new MailRoom();
    private final SlowServer server = new SlowServer();
    private final MailCarrier carrier = new MailCarrier(room.round(server), room.properties());

    @AfterEach
    void stop() {
        server.goOn.countDown();
        carrier.stop();
        room.close();
    }

    @Test
    void finishesTheMailInHandWhenItStopsAndLeavesTheRest() {
        UUID inHand = room.tell("alice");
        UUID next = room.tell("bob");
        carrier.start();
        await().until(() -> !server.begun.isEmpty());

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(carrier::stop);
        await().until(() -> !carrier.isRunning());
        assertThat(stopped).isNotDone();
        server.goOn.countDown();
        stopped.join();

        assertThat(room.mailOf(inHand).state()).isEqualTo(MailState.SENT);
        assertThat(room.mailOf(next).state()).isEqualTo(MailState.PENDING);
        assertThat(server.begun).hasSize(1);
    }

    @Test
    void findsWhatWasLeftBehind() {
        server.goOn.countDown();
        carrier.start();
        UUID order = room.tell("alice");

        await().until(() -> room.mailOf(order).state() == MailState.SENT);
    }

    @Test
    void isNotBotheredByAPromptAfterItsEnd() {
        carrier.start();
        carrier.stop();

        carrier.prompt(new NotificationStored(UUID.randomUUID()));
    }

    /** Takes a mail when the test lets it. */
    private static final class SlowServer implements MailServer, MailConnection {

        final CountDownLatch goOn = new CountDownLatch(1);
        final List<Mail> begun = new CopyOnWriteArrayList<>();

        @Override
        public MailConnection open() {
            return this;
        }

        @Override
        public MailAnswer send(Mail mail, MimeMessage message) {
            begun.add(mail);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return MailAnswer.ACCEPTED;
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "a slow server";
        }
    }
}
