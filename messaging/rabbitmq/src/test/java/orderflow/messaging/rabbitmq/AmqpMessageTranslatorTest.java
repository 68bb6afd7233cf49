package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

class AmqpMessageTranslatorTest {

    private static final UUID ID = UUID.fromString("0193a5c8-7d41-7c3a-9f00-0123456789ab");
    private static final UUID CORRELATION = UUID.fromString("0193a5c8-7d41-7c3a-9f00-000000000001");
    private static final UUID CAUSATION = UUID.fromString("0193a5c8-7d41-7c3a-9f00-000000000002");
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Message FULL = message(required()
            .replyTo("order-replies")
            .correlationId(CORRELATION)
            .causationId(CAUSATION)
            .traceparent(TRACEPARENT));
    private static final Message BARE = message(required());

    private static MessageHeaders.Builder required() {
        return MessageHeaders.builder(
                        ID,
                        "payment.authorize.v1",
                        MessageKind.COMMAND,
                        "order-service",
                        TIME,
                        "application/json",
                        "Bestellung-ü")
                .conversationId("conversation-1")
                .sequence(42);
    }

    private static Message message(MessageHeaders.Builder headers) {
        return new Message(headers.build(), Body.of("{\"amount\":\"39.80\"}"));
    }

    @Test
    void usesThePropertiesThatAmqpHas() {
        MessageProperties amqp = AmqpMessageTranslator.toAmqp(FULL).getMessageProperties();

        assertThat(amqp.getMessageId()).isEqualTo(ID.toString());
        assertThat(amqp.getType()).isEqualTo("payment.authorize.v1");
        assertThat(amqp.getAppId()).isEqualTo("order-service");
        assertThat(amqp.getTimestamp()).isEqualTo(Date.from(TIME));
        assertThat(amqp.getContentType()).isEqualTo("application/json");
        assertThat(amqp.getReplyTo()).isEqualTo("order-replies");
        assertThat(amqp.getCorrelationId()).isEqualTo(CORRELATION.toString());
        assertThat(amqp.getDeliveryMode()).isEqualTo(MessageDeliveryMode.PERSISTENT);
    }

    @Test
    void putsTheRestIntoHeaders() {
        assertThat(AmqpMessageTranslator.toAmqp(FULL).getMessageProperties().getHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "time", "2026-11-22T10:15:30.123456Z",
                        "kind", "COMMAND",
                        "sequence", 42L,
                        "shard-key", "Bestellung-ü",
                        "conversation-id", "conversation-1",
                        "causation-id", CAUSATION.toString(),
                        "traceparent", TRACEPARENT));
    }

    @Test
    void readsWhatItWrote() {
        assertThat(AmqpMessageTranslator.fromAmqp(AmqpMessageTranslator.toAmqp(FULL)))
                .isEqualTo(FULL);
        assertThat(AmqpMessageTranslator.fromAmqp(AmqpMessageTranslator.toAmqp(BARE)))
                .isEqualTo(BARE);
    }

    @Test
    void ignoresHeadersThatItDoesNotKnow() {
        assertThat(AmqpMessageTranslator.fromAmqp(changed(amqp -> amqp.setHeader("x-death", 3))))
                .isEqualTo(FULL);
    }

    static Stream<Arguments> requiredProperties() {
        return Stream.of(
                required("message-id", amqp -> amqp.setMessageId(null)),
                required("type", amqp -> amqp.setType(null)),
                required("app-id", amqp -> amqp.setAppId(null)),
                required("content-type", amqp -> amqp.setContentType(null)));
    }

    private static Arguments required(String name, Consumer<MessageProperties> removal) {
        return Arguments.of(name, removal);
    }

    @ParameterizedTest
    @MethodSource("requiredProperties")
    void namesThePropertyThatIsMissing(String name, Consumer<MessageProperties> removal) {
        assertUnreadable(removal, "the header " + name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "kind", "sequence", "shard-key", "conversation-id"})
    void namesTheHeaderThatIsMissing(String name) {
        assertUnreadable(amqp -> amqp.getHeaders().remove(name), "the header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"time, yesterday", "kind, RUMOUR", "sequence, many", "causation-id, none"})
    void namesTheHeaderThatIsMalformed(String name, String value) {
        assertUnreadable(amqp -> amqp.setHeader(name, value), "the header " + name + " is malformed: '" + value + "'");
    }

    @Test
    void namesThePropertyThatIsMalformed() {
        assertUnreadable(amqp -> amqp.setMessageId("42"), "the header message-id is malformed: '42'");
        assertUnreadable(amqp -> amqp.setCorrelationId("42"), "the header correlation-id is malformed: '42'");
    }

    @Test
    void refusesBlankHeaders() {
        assertUnreadable(amqp -> amqp.setType(" "), "the type must have 1 to 200 characters");
    }

    private static void assertUnreadable(Consumer<MessageProperties> change, String reason) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> AmqpMessageTranslator.fromAmqp(changed(change)))
                .withMessageStartingWith(reason);
    }

    private static org.springframework.amqp.core.Message changed(Consumer<MessageProperties> change) {
        org.springframework.amqp.core.Message message = AmqpMessageTranslator.toAmqp(FULL);
        change.accept(message.getMessageProperties());
        return message;
    }
}
