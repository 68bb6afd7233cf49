package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String W3C = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    private final Random random = new Random(42);

    @Test
    void staysInTheTraceOfTheCauseWithASpanOfItsOwn() {
        assertThat(TraceContext.childOf(PARENT, random))
                .matches(W3C)
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .isNotEqualTo(PARENT);
    }

    @Test
    void givesSiblingsDifferentSpans() {
        assertThat(TraceContext.childOf(PARENT, random)).isNotEqualTo(TraceContext.childOf(PARENT, random));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbage",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-this is a traceparent that is no trace at all.-------01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            })
    void startsANewTraceWithoutAValidCause(String parent) {
        String first = TraceContext.childOf(parent, random);
        String second = TraceContext.childOf(parent, random);

        assertThat(first).matches(W3C).doesNotContain("00-00000000000000000000000000000000");
        assertThat(first.substring(3, 35)).isNotEqualTo(second.substring(3, 35));
    }
}
