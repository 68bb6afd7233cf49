package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHeadersTest {

    private final MessageFactory factory =
            new MessageFactory("test-service", new MutableClock(), new Random(42), new MessagingMapper());

    private Message request(String shardKey, String replyTo) {
        return factory.request(
                new CommandMessage("commands", shardKey, new Greet("a")),
                MessagingMapper.JSON,
                replyTo,
                Optional.of(new UUID(1, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesABlankShardKey(String shardKey) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(shardKey, "replies"))
                .withMessageStartingWith("the shard key must have 1 to 200 characters");
    }

    @Test
    void refusesHeadersThatNoColumnWouldHold() {
        assertThat(request("x".repeat(200), "replies").headers().shardKey()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request("a", "x".repeat(201)))
                .withMessageStartingWith("the return address must have 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z", "+56879000-04-01T12:00:00Z"})
    void refusesATimeThatNoColumnWouldHold(String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sent(Instant.parse(time)))
                .withMessage("the time must be in the years 1 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"})
    void takesEveryTimeInBetween(String time) {
        assertThat(sent(Instant.parse(time)).headers().time()).isEqualTo(time);
    }

    private static Message sent(Instant time) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        return new MessageFactory("test-service", clock, new Random(42), new MessagingMapper())
                .command(new CommandMessage("commands", "a", new Greet("a")), MessagingMapper.JSON);
    }

    @Test
    void refusesANegativeSequence() {
        Message message = request("a", "replies");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> message.withSequence(-1))
                .withMessage("the sequence must not be negative");
    }

    @Test
    void keepsEverythingElseWhenTheMessageIsNumbered() {
        Message message = request("a", "replies");

        Message numbered = message.withSequence(7);

        assertThat(numbered.headers().sequence()).isEqualTo(7);
        assertThat(numbered.withSequence(0)).isEqualTo(message);
    }

    @Test
    void startsAConversationNamedAfterTheShardKeyAndHasNothingOptional() {
        MessageHeaders headers = bare().build();

        assertThat(headers.conversationId()).isEqualTo(headers.shardKey()).isEqualTo("a");
        assertThat(headers.sequence()).isZero();
        assertThat(headers.replyTo()).isNull();
        assertThat(headers.correlationId()).isNull();
        assertThat(headers.causationId()).isNull();
        assertThat(headers.traceparent()).isNull();
    }

    @Test
    void buildsEachOptionalHeaderFromItsOwnMethod() {
        MessageHeaders full = full();

        assertThat(full.conversationId()).isEqualTo("a conversation");
        assertThat(full.sequence()).isEqualTo(7);
        assertThat(full.replyTo()).isEqualTo("replies");
        assertThat(full.correlationId()).isEqualTo(new UUID(5, 6));
        assertThat(full.causationId()).isEqualTo(new UUID(7, 8));
        assertThat(full.traceparent()).isEqualTo("a trace");
    }

    @Test
    void copiesEveryHeader() {
        assertThat(full().toBuilder().build()).isEqualTo(full());
    }

    @Test
    void refusesWhatIsBuiltOfInvalidHeaders() {
        MessageHeaders.Builder builder = bare().conversationId(" ");

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("the conversation id must have 1 to 200 characters");
    }

    private static MessageHeaders full() {
        return bare().conversationId("a conversation")
                .sequence(7)
                .replyTo("replies")
                .correlationId(new UUID(5, 6))
                .causationId(new UUID(7, 8))
                .traceparent("a trace")
                .build();
    }

    private static MessageHeaders.Builder bare() {
        return MessageHeaders.builder(
                new UUID(3, 4),
                "greeting.greet.v1",
                MessageKind.COMMAND,
                "test-service",
                Instant.EPOCH,
                MessagingMapper.JSON,
                "a");
    }

    @Test
    void namesTheRequestItselfWhenAReplyHasNoCorrelationIdToRepeat() {
        Message oneWay = factory.command(new CommandMessage("commands", "a", new Greet("a")), MessagingMapper.JSON);

        Message reply = factory.reply(new Greet("b"), oneWay.headers(), MessagingMapper.JSON);

        assertThat(reply.headers().correlationId()).isEqualTo(oneWay.headers().id());
        assertThat(reply.headers().replyTo()).isNull();
    }
}
