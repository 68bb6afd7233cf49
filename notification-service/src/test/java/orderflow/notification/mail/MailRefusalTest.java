package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import orderflow.notification.notification.MailState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an SMTP server that says no. */
class MailRefusalTest {

    private final MailRoom room = new MailRoom();
    private final MoodyMailServer server;

    MailRefusalTest() throws IOException {
        server = new MoodyMailServer();
    }

    @BeforeEach
    void connect() {
        room.connectTo(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        room.close();
    }

    @ParameterizedTest
    @CsvSource({
        "<alice@example.com>, 550 5.1.1 no such user",
        "<alice@example.com>, 552 5.2.2 mailbox full for ever",
        "<alice@example.com>, 556 5.1.10 takes no mail",
        "DATA, 554 5.6.0 no",
        "., 554 5.7.1 smells of spam"
    })
    void setsAsideWhatTheServerWillNotTake(String command, String reply) {
        server.answer(command, reply);
        UUID order = room.tell("alice");

        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.REFUSED);
        assertThat(room.mailOf(order).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(reply));
        assertThat(room.count("orderflow.mail.failed")).isOne();
        assertThat(room.outage.lasts()).isFalse();
    }

    @Test
    void mailsTheOthersInTheSameConversation() {
        server.answer("<alice@example.com>", "550 no such user");
        room.tell("alice");
        UUID other = room.tell("bob");

        room.carry();

        assertThat(room.mailOf(other).state()).isEqualTo(MailState.SENT);
        assertThat(server.accepted()).containsExactly("RCPT TO:<bob@example.com>");
        assertThat(server.conversations()).isOne();
    }

    @Test
    void triesAgainLaterWhatTheServerPutsOff() {
        server.answer("<alice@example.com>", "450 4.2.1 come back later");
        UUID order = room.tell("alice");
        room.carry();
        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.mailOf(order).reason()).contains("450 4.2.1 come back later");

        server.calmDown();
        room.clock.advance(MailRoom.FIRST_DELAY.minusMillis(1));
        room.carry();
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        room.clock.advance(Duration.ofMillis(1));
        room.carry();
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void givesUpWhatTheServerPutsOffForTooLong() {
        server.answer("<alice@example.com>", "450 come back later");
        UUID order = room.tell("alice");

        for (int attempt = 1; attempt <= MailRoom.ATTEMPTS; attempt++) {
            assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
            room.carry();
            room.clock.advance(Duration.ofHours(1));
        }

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.REFUSED);
        assertThat(room.mailOf(order).reason()).contains("given up after 3 attempts: 450 come back later");
    }

    @ParameterizedTest
    @CsvSource({
        "<alice@example.com>, 421 going down",
        "<alice@example.com>, ''",
        "., 421 going down",
        "., ''",
        "MAIL, 550 who are you",
        "MAIL, 451 not now"
    })
    void letsTheOthersGoFirstWhenTheConversationBreaksOff(String command, String reply) {
        server.answer(command, reply);
        UUID order = room.tell("alice");
        UUID other = room.tell("bob");

        room.carry();

        assertThat(room.outage.lasts()).isTrue();
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.mailOf(order).reason()).isPresent();

        server.calmDown();
        room.clock.advance(Duration.ofSeconds(1));
        room.carry();
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.mailOf(other).state()).isEqualTo(MailState.SENT);

        room.clock.advance(Duration.ofSeconds(29));
        room.carry();
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void connectsAgainWhenTheServerEndsTheConversationBetweenTwoMails() {
        server.answer("NOOP", "421 enough");
        UUID order = room.tell("alice");
        UUID other = room.tell("bob");

        room.carry();

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
        assertThat(room.mailOf(other).state()).isEqualTo(MailState.SENT);
        assertThat(server.conversations()).isEqualTo(2);
    }
}
