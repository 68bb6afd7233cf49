package orderflow.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void measuresEverythingUnlessTold() {
        Options options = Options.parse();
        assertThat(options.suites()).containsExactlyInAnyOrder(Options.ORDERS, Options.RELAYS);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.has("prices")).isTrue();
        assertThat(options.contenders()).extracting(Contender::name).containsExactly("orderflow", "spring-idiom");
    }

    @Test
    void measuresWhatItIsTold() {
        Options options = Options.parse(
                "orders", "--only", "orderflow", "--quick", "--log", "WARN", "--env", "A=b=c", "--phases", "latency");
        assertThat(options.suites()).containsExactly(Options.ORDERS);
        assertThat(options.rounds()).isOne();
        assertThat(options.has("latency")).isTrue();
        assertThat(options.has("saturation")).isFalse();
        assertThat(options.contenders())
                .singleElement()
                .satisfies(contender -> assertThat(contender.settings())
                        .containsEntry("LOGGING_LEVEL_ORDERFLOW", "WARN")
                        .containsEntry("A", "b=c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "orders --fast", "--rounds", "--fast 3"})
    void showsItsUsage(String arguments) {
        assertThatThrownBy(() -> Options.parse(arguments.split(" "))).hasMessageStartingWith("Usage: ./run bench");
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("--rounds", "some").rounds())
                .hasMessage("--rounds must be a number, not 'some'");
        assertThatThrownBy(() -> Options.parse("--only", "others").contenders())
                .hasMessageStartingWith("--only knows only orderflow, spring-idiom");
    }
}
