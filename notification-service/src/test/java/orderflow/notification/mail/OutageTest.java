package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private final MutableClock clock = new MutableClock();
    private final Outage outage = new Outage(server(), clock);

    private static SmtpServer server() {
        JavaMailSenderImpl settings = new JavaMailSenderImpl();
        settings.setProtocol("smtp");
        settings.setHost("mail.example");
        settings.setPort(25);
        return new SmtpServer(settings);
    }

    @Test
    void isTriedEverMoreRarelyButOnceAMinute() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            outage.goesOn("refused");
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(outage.lasts()).as("just before %d s", seconds).isTrue();
            clock.advance(Duration.ofMillis(1));
            assertThat(outage.lasts()).as("after %d s", seconds).isFalse();
        }
    }

    @Test
    void isToldOfOnceAndOnceWhenItIsOver(CapturedOutput log) {
        outage.isOver();
        outage.goesOn("Connection refused");
        outage.goesOn("Connection refused");
        outage.isOver();
        outage.isOver();

        assertThat(log.getOut().lines().filter(line -> line.contains("mail")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "WARN", "no mail can be sent to smtp://mail.example:25", "Connection refused"),
                        line -> assertThat(line)
                                .contains("INFO", "mail can be sent to smtp://mail.example:25", "again"));
    }

    @Test
    void beginsAnewWithAShortDelay() {
        outage.goesOn("refused");
        outage.goesOn("refused");
        outage.isOver();

        assertThat(outage.lasts()).isFalse();
        outage.goesOn("refused");
        clock.advance(Duration.ofSeconds(1));
        assertThat(outage.lasts()).isFalse();
    }
}
