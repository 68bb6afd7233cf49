package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.Random;
import orderflow.messaging.support.Greeting.Greet;
import org.junit.jupiter.api.Test;

class MessageFactoryTest {

    private static final int FRAME = "{\"text\":\"\"}".length();

    private final MessageFactory factory =
            new MessageFactory("sender", Clock.systemUTC(), new Random(1), new MessagingMapper());

    @Test
    void takesTheLargestBodyThatEveryBrokerTakes() {
        assertThat(greet(MessageFactory.LARGEST).body().size()).isEqualTo(MessageFactory.LARGEST);
    }

    @Test
    void refusesALargerBodyAndSaysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> greet(MessageFactory.LARGEST + 1))
                .withMessage("a greeting.greet.v1 of 1000001 bytes is too large, the most are 1000000:"
                        + " store its data and send where they are (Claim Check)");
    }

    private Message greet(int bytes) {
        Greet greet = new Greet("a".repeat(bytes - FRAME));
        return factory.command(new CommandMessage("commands", "a", greet), MessagingMapper.JSON);
    }
}
