package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.notification.notification.MailState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a mail is sent, and how often; on a real SMTP server. */
class MailDeliveryTest {

    private static final int INSTANCES = 4;
    private static final int MAILS = 40;

    private final MailRoom room = new MailRoom();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        room.connectTo(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
        room.close();
    }

    @Test
    void mailsOncePerOccasion() {
        UUID order = room.tell("alice");

        room.carry();
        room.carry();

        assertThat(mails()).hasSize(1);
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void sendsAgainUnderTheSameMessageIdWhenItCrashedBeforeItNotedThatItWasSent() throws Exception {
        UUID order = room.tell("alice");
        MailServer crashing = new InterruptedMailServer(new SmtpServer(room.smtp), () -> {
            throw new IllegalStateException("crash");
        });

        assertThatThrownBy(() -> room.carry(crashing)).hasMessage("crash");
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        room.clock.advance(Duration.ofMinutes(1));
        room.carry();

        List<MimeMessage> mails = mails();
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
    }

    @Test
    void waitsUntilTheServerIsBack() {
        int port = server.getSmtp().getPort();
        server.stop();
        UUID order = room.tell("alice");

        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.outage.lasts()).isTrue();
        assertThat(room.queue.backlog().depth()).isOne();

        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            room.clock.advance(Duration.ofSeconds(1));
            assertThat(room.outage.lasts()).isFalse();
            room.carry();

            assertThat(back.getReceivedMessages()).hasSize(1);
            assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
        } finally {
            back.stop();
        }
    }

    @Test
    void waitsUntilTheAddressIsKnown() {
        UUID order = room.tell("carol");
        UUID other = room.tell("alice");

        room.carry();

        assertThat(room.mailOf(other).state()).isEqualTo(MailState.SENT);
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.mailOf(order).reason()).contains("the customer's address is not known yet");

        room.opened("carol", "carol@example.com");
        room.clock.advance(Duration.ofSeconds(5));
        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
        assertThat(room.mailOf(order).reason()).isEmpty();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void mailsNothingToACustomerWithoutAnAddress() {
        room.customers.opened(new AccountOpened("dave", Optional.empty()));
        UUID order = room.tell("dave");

        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.NOT_MAILED);
        assertThat(room.mailOf(order).reason()).contains("the customer has given no address");
        assertThat(room.queue.backlog().depth()).isZero();
        assertThat(mails()).isEmpty();
    }

    @Test
    void sendsEachMailOnceFromManyInstances() throws Exception {
        List<UUID> orders =
                IntStream.range(0, MAILS).mapToObj(number -> room.tell("alice")).toList();
        Callable<Boolean> instance = () -> {
            room.carry();
            return true;
        };
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        try {
            for (Future<Boolean> done : instances.invokeAll(Collections.nCopies(INSTANCES, instance))) {
                done.get();
            }
        } finally {
            instances.shutdown();
        }

        assertThat(mails()).extracting(MimeMessage::getMessageID).hasSize(MAILS).doesNotHaveDuplicates();
        assertThat(orders).allMatch(order -> room.mailOf(order).state() == MailState.SENT);
    }

    @Test
    void passesOverAMailThatAnotherInstanceHasInHand() {
        UUID inHand = room.tell("alice");
        CompletableFuture<Void> second = new CompletableFuture<>();
        MailServer slow = new InterruptedMailServer(new SmtpServer(room.smtp), () -> {
            if (!second.isDone()) {
                second.complete(null);
                UUID other = room.tell("bob");
                CompletableFuture.runAsync(room::carry)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
                assertThat(room.mailOf(inHand).state()).isEqualTo(MailState.PENDING);
                assertThat(room.mailOf(other).state()).isEqualTo(MailState.SENT);
            }
        });

        room.carry(slow);

        assertThat(room.mailOf(inHand).state()).isEqualTo(MailState.SENT);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void tellsHowManyWaitAndHowLong() {
        room.tell("carol");
        room.clock.advance(Duration.ofSeconds(7));
        room.tell("carol");

        assertThat(room.queue.backlog()).isEqualTo(new MailQueue.Backlog(2, Duration.ofSeconds(7)));
    }

    private List<MimeMessage> mails() {
        return Stream.of(server.getReceivedMessages()).toList();
    }
}
