package orderflow.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogTapTest {

    private static final LogTap LOG_TAP = new LogTap(new LogProperties("order"));
    private static final String QUESTION = "01a21020-e828-778c-b19a-a2d3ba92e37d";

    @ParameterizedTest
    @CsvSource({
        QUESTION + ", query ba92e37d",
        "01a21020-e828-778c-b19a-a2d3a76cb230, order a76cb230",
        "carol, key carol"
    })
    void tellsWhatAMessageIsAbout(String conversation, String told, CapturedOutput output) {
        LOG_TAP.saw(Sighting.of(What.UNSENT, "a-channel", headers(conversation), ""));

        assertThat(output).contains(" thing.happened.v1               " + told + "  message ");
    }

    @Test
    void letsNoMessageWriteLinesOfItsOwn(CapturedOutput output) {
        String forged = "no such thing\r\n12:00:00 ERROR order-service \u001b[31mall is lost";

        LOG_TAP.saw(Sighting.of(What.INVALID, "a-channel", headers("carol"), forged));

        assertThat(output.getOut().lines()).hasSize(1);
        assertThat(output).contains("no such thing\\u000d\\u000a12:00:00 ERROR order-service \\u001b[31mall is lost");
    }

    private static MessageHeaders headers(String conversation) {
        return MessageHeaders.builder(
                        UUID.randomUUID(),
                        "thing.happened.v1",
                        MessageKind.EVENT,
                        "a-service",
                        Instant.EPOCH,
                        MessagingMapper.JSON,
                        conversation)
                .correlationId(UUID.fromString(QUESTION))
                .build();
    }
}
