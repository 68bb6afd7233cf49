package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import orderflow.messaging.support.Greeting.Greet;
import org.junit.jupiter.api.Test;

class MessageFactoryTest {

    private static final int FRAME = "{\"text\":\"\"}".length();

    private static final CommandMessage GREET = new CommandMessage("commands", "a", new Greet("hello"));

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

    @Test
    void passesTheTraceOnWithoutATracer() {
        assertThat(greet(100).headers().traceparent()).isNull();
        MessageHeaders cause =
                tracing("its-own").command(GREET, MessagingMapper.JSON).headers();

        Message effect = MessageContext.handling(cause, () -> factory.command(GREET, MessagingMapper.JSON));

        assertThat(effect.headers().traceparent()).isEqualTo("its-own commands greeting.greet.v1");
    }

    @Test
    void asksTheTracerWhichTraceAMessageBelongsTo() {
        assertThat(tracing("this")
                        .command(GREET, MessagingMapper.JSON)
                        .headers()
                        .traceparent())
                .isEqualTo("this commands greeting.greet.v1");
    }

    private static MessageFactory tracing(String trace) {
        MessageTracing tracing = new MessageTracing() {
            @Override
            public Optional<String> sending(String channel, String type) {
                return Optional.of(trace + " " + channel + " " + type);
            }
        };
        return new MessageFactory("sender", Clock.systemUTC(), new Random(1), new MessagingMapper(), tracing);
    }

    private Message greet(int bytes) {
        Greet greet = new Greet("a".repeat(bytes - FRAME));
        return factory.command(new CommandMessage("commands", "a", greet), MessagingMapper.JSON);
    }
}
