package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message arrives as it was sent, and at once. */
abstract class SendingContract extends ContractPart {

    private static final int LARGE = 500_000;

    private final RecordingReceiver receiver = new RecordingReceiver();

    SendingContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @ParameterizedTest
    @ValueSource(strings = {MessagingMapper.JSON, MessagingMapper.CBOR})
    void carriesEveryHeaderAndTheBody(String contentType) {
        Body body = new MessagingMapper().write(Map.of("total", "12.50 €", "lines", List.of(1, 2)), contentType);

        assertArrivesAsSent(new Message(headers(MessageKind.COMMAND, contentType), body));
    }

    @Test
    void addsNoHeaderThatWasNotSent() {
        assertArrivesAsSent(message("lean", 0));
    }

    @Test
    void carriesLargeBinaryBody() {
        byte[] bytes = new byte[LARGE];
        new Random(LARGE).nextBytes(bytes);

        assertArrivesAsSent(new Message(headers(MessageKind.DOCUMENT, MessagingMapper.CBOR), Body.of(bytes)));
    }

    @Test
    void carriesEmptyBody() {
        assertArrivesAsSent(new Message(headers(MessageKind.EVENT, MessagingMapper.JSON), Body.of("")));
    }

    @Test
    void doesNotDelayLoneMessages() {
        Channel channel = pointToPoint(1);
        subscribe(channel, "receiver", receiver);
        sendAndAwait(channel, 0); // whatever has to be set up first

        long start = System.nanoTime();
        for (int number = 1; number <= 20; number++) {
            sendAndAwait(channel, number);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private void sendAndAwait(Channel channel, long number) {
        send(channel, List.of(message("lone", number)));
        eventually()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> receiver.messages().size() > number);
    }

    private void assertArrivesAsSent(Message message) {
        Channel channel = pointToPoint(1);
        send(channel, List.of(message));
        subscribe(channel, "receiver", receiver);
        eventually().untilAsserted(() -> assertThat(receiver.messages()).containsExactly(message));
    }

    private static MessageHeaders headers(MessageKind kind, String contentType) {
        return MessageHeaders.builder(
                        UUID.randomUUID(),
                        "contract.carried.v1",
                        kind,
                        "contract-suite",
                        Instant.parse("2026-02-28T23:59:59.123456789Z"),
                        contentType,
                        "Müller & Söhne")
                .conversationId("a conversation: 日本")
                .sequence(Long.MAX_VALUE)
                .replyTo("contract-replies")
                .correlationId(UUID.randomUUID())
                .causationId(UUID.randomUUID())
                .traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .build();
    }
}
