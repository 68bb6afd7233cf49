package orderflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said, and with which exit code, by what the services tell of a channel. */
class MoveTest {

    private static final String CHANNEL = "/actuator/channels/work";

    private final StubServices services = new StubServices();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void tellsWhatToDoOnceTheChannelIsEmpty() {
        channelHolds("{'messages':0,'receivers':4,'shards':0}");
        assertThat(move("work")).isZero();
        assertThat(output())
                .contains(
                        "work is carried by rabbitmq in 4 shards.",
                        "work is empty, and held: 6 messages wait in the outboxes")
                .contains("ORDERFLOW_MESSAGING_CHANNELS_WORK_BROKER=kafka ./run")
                .contains("docker compose stop", "./run move work --release")
                .doesNotContain("go on.");
    }

    @Test
    void refusesWhileMessagesRemainAndLetsTheSendersGoOn() {
        channelHolds("{'messages':3,'receivers':4,'shards':0}");
        assertThat(move("work")).isEqualTo(1);
        assertThat(output())
                .contains("It is not empty after 3 s: 3 messages on rabbitmq, 6 in the outboxes.")
                .endsWith("The senders of work go on.\n")
                .doesNotContain("Stop all services");
    }

    @Test
    void refusesWhileNobodyKnowsWhatRemains() {
        channelHolds("null");
        assertThat(move("work")).isEqualTo(1);
        assertThat(output()).contains("rabbitmq does not answer", "The senders of work go on.");
    }

    @Test
    void letsTheSendersGoOn() {
        channelHolds("null");
        assertThat(move("work", "--release")).isZero();
        assertThat(output()).isEqualTo("The senders of work go on.\n");
    }

    @Test
    void namesTheChannelsThatThereAreWhenAskedForAnother() {
        services.answer("GET /actuator/channels", 200, "{'channels':[{'channel':'work'},{'channel':'events'}]}");
        assertThat(move("wrok")).isEqualTo(2);
        assertThat(output()).isEqualTo("Nothing is moved. There is no channel 'wrok', only: events, work.\n");
    }

    @Test
    void changesNothingUnlessAllServicesAnswer() {
        channelHolds("{'messages':0,'receivers':4,'shards':0}");
        assertThat(move(Map.of("PAYMENT_URL", "http://127.0.0.1:1"), "work")).isEqualTo(2);
        assertThat(output())
                .contains("Nothing is moved. payment-service does not answer")
                .doesNotContain("held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "work --relaese", "work --release now"})
    void showsItsUsage(String arguments) {
        assertThat(move(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(output()).isEqualTo("Usage: ./run move CHANNEL [--release]\n");
    }

    @Test
    void namesTheVariableThatIsNoNumberOfSeconds() {
        assertThat(move(Map.of("MOVE_PATIENCE", "long"), "work")).isEqualTo(2);
        assertThat(output()).contains("MOVE_PATIENCE must be a number of seconds, not 'long'.");
    }

    private void channelHolds(String remaining) {
        String state = "{'channel':'work','broker':'rabbitmq','shards':4,'held':false,'outbox':2,'remaining':"
                + remaining + "}";
        services.answer("GET " + CHANNEL, 200, state).answer("POST " + CHANNEL, 200, state);
    }

    private int move(String... arguments) {
        return move(Map.of(), arguments);
    }

    private int move(Map<String, String> settings, String... arguments) {
        Map<String, String> environment = new HashMap<>(services.environment());
        environment.put("MOVE_PATIENCE", "3");
        environment.putAll(settings);
        return Move.run(List.of(arguments), environment, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
