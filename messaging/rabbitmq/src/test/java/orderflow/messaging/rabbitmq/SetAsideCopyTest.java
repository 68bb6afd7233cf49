package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.rabbitmq.client.AMQP;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

class SetAsideCopyTest {

    private static final int FRAME_OF_QPID = 64 * 1024;

    private final MessageProperties properties = new MessageProperties();

    private MessageProperties copied() {
        return SetAsideCopy.of(new Message(new byte[] {1, 2}, properties), "nobody can read it")
                .getMessageProperties();
    }

    @Test
    void keepsWhatTheMessageSays() {
        properties.setMessageId("no-uuid");
        properties.setType("stranger.v1");
        properties.setHeader("note", "hello");
        properties.setHeader("number", 7);
        properties.setConsumerQueue("payment-commands.2");

        assertThat(copied().getMessageId()).isEqualTo("no-uuid");
        assertThat(copied().getType()).isEqualTo("stranger.v1");
        assertThat(copied().getHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "note", "hello",
                        "number", 7,
                        "orderflow-reason", "nobody can read it",
                        "orderflow-original-queue", "payment-commands.2"));
    }

    @Test
    void removesWhatWouldRouteItElsewhereEndItOrHaveItRefused() {
        properties.setHeader("CC", "payment-commands.0");
        properties.setHeader("BCC", "payment-commands.1");
        properties.setHeader("x-death", "often");
        properties.setExpiration("1");
        properties.setUserId("somebody");

        assertThat(copied().getHeaders()).containsOnlyKeys("orderflow-reason", "orderflow-original-queue");
        assertThat(copied().getExpiration()).isNull();
        assertThat(copied().getUserId()).isNull();
    }

    @Test
    void cutsTheLongestHeadersWhenAllAreTooLargeForAFrame() {
        properties.setHeader("short", "kept");
        properties.setHeader("long", "x".repeat(130_600));
        properties.setHeader("nested", Map.of("more", "y".repeat(65_000)));

        assertThat(copied().<String>getHeader("long")).startsWith("xxx").endsWith("… (130600 characters)");
        assertThat(copied().<String>getHeader("short")).isEqualTo("kept");
        assertFitsIntoFrame();
    }

    @Test
    void dropsSomeOfThousandsOfShortHeaders() {
        IntStream.range(0, 9_000).forEach(number -> properties.setHeader("header-" + number, "value"));

        assertFitsIntoFrame();
        assertThat(copied().<String>getHeader("orderflow-reason")).isEqualTo("nobody can read it");
    }

    /** What is not UTF-8 is read as replacement characters, of three bytes each. */
    @Test
    void canBeSentWhenWhatWasShortIsTooLongOnceItIsRead() {
        String latin1 = "\uFFFD".repeat(255);
        properties.setMessageId(latin1);
        properties.setType(latin1);
        properties.setReplyTo(latin1);
        properties.setHeader(latin1, "value");
        properties.setHeader("nested", Map.of("list", List.of(Map.of(latin1, "value"))));
        properties.setHeader("number", 7);

        assertThatNoException().isThrownBy(() -> encoded().toFrame(0, 2));
        assertThat(copied().getMessageId()).startsWith("\uFFFD");
        assertThat(copied().<Integer>getHeader("number")).isEqualTo(7);
        assertThat(copied().<String>getHeader("orderflow-reason")).isEqualTo("nobody can read it");
    }

    @Test
    void keepsNestedHeadersThatCanBeSent() {
        properties.setHeader("nested", Map.of("list", List.of(Map.of("name", "value"))));

        assertThat(copied().<Object>getHeader("nested")).isEqualTo(Map.of("list", List.of(Map.of("name", "value"))));
    }

    private AMQP.BasicProperties encoded() {
        return new DefaultMessagePropertiesConverter().fromMessageProperties(copied(), "UTF-8");
    }

    private void assertFitsIntoFrame() {
        int bytes = new HashMap<>(encoded().getHeaders())
                .entrySet().stream()
                        .mapToInt(header -> header.getKey().length()
                                + header.getValue().toString().length()
                                + 8)
                        .sum();
        assertThat(bytes).isLessThan(FRAME_OF_QPID);
    }
}
