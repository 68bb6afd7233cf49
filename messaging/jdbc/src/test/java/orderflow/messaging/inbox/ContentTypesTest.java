package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;

import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class ContentTypesTest {

    private final InboxBench bench = new InboxBench();

    @Test
    void readsTextAndBinaryOnOneChannelByTheirHeader() {
        bench.receiver()
                .receive(deliveries(greet("text", MessagingMapper.JSON), greet("binary", MessagingMapper.CBOR)));

        assertThat(bench.effects()).containsExactly("text", "binary");
    }

    @Test
    void setsAsideWhatIsNotWhatItsHeaderSays() {
        Message binary = greet("binary", MessagingMapper.CBOR);
        Message mislabelled = new Message(greet("text", MessagingMapper.JSON).headers(), binary.body());

        bench.receiver().receive(deliveries(mislabelled));

        assertThat(bench.told()).contains(What.INVALID);
        assertThat(bench.effects()).isEmpty();
    }

    private Message greet(String text, String contentType) {
        CommandMessage command = new CommandMessage(TestService.COMMANDS, "a", new Greet(text));
        return bench.service.factory("sender").command(command, contentType);
    }
}
