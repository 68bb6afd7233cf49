package orderflow.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferWaitTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait=10                       | 10
            wait=0                        | 0
            Wait = 10                     | 10
            wait="10"                     | 10
            respond-async, wait=10        | 10
            respond-async,wait=10,foo=bar | 10
            wait=10; strict               | 10
            wait=10, wait=20              | 10
            wait=007                      | 7
            """)
    void findsThePreferenceAmongOthers(String prefer, int seconds) {
        assertThat(PreferWait.of(prefer)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "61", "9999"})
    void waitsAMinuteAtMost(String seconds) {
        assertThat(PreferWait.of("wait=" + seconds)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "wait",
                "wait=",
                "wait=soon",
                "wait=-1",
                "wait=1.5",
                "wait=5s",
                "wait=12345",
                "await=5",
                "x=wait=5"
            })
    void ignoresWhatItDoesNotUnderstand(String prefer) {
        assertThat(PreferWait.of(prefer)).isEmpty();
    }

    @Test
    void isQuickWithLongHeaders() {
        assertThat(PreferWait.of("wait=" + " ".repeat(8_000))).isEmpty();
    }
}
