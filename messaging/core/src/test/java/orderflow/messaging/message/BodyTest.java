package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void isComparedByContent() {
        assertThat(Body.of("text"))
                .isEqualTo(Body.of(new byte[] {'t', 'e', 'x', 't'}))
                .hasSameHashCodeAs(Body.of("text"));
        assertThat(Body.of("text")).isNotEqualTo(Body.of("test"));
        assertThat(Body.of("text").size()).isEqualTo(4);
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] bytes = {1, 2, 3};
        Body body = Body.of(bytes);

        bytes[0] = 9;
        body.bytes()[1] = 9;

        assertThat(body.bytes()).containsExactly(1, 2, 3);
    }
}
