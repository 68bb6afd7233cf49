package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import orderflow.messaging.support.Greeting;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.Greeting.Greeted;
import org.junit.jupiter.api.Test;

class MessageTypesTest {

    record Nameless() {}

    @JsonTypeName("greeting.greet.v1")
    record Impostor() {}

    @Test
    void findsEveryClassOfASealedFamilyByItsWireName() {
        Map<String, Class<?>> types = MessageTypes.of(Greeting.class);

        assertThat(types).containsEntry("greeting.greet.v1", Greet.class);
        assertThat(types).containsEntry("greeting.greeted.v1", Greeted.class);
        assertThat(types).doesNotContainKey("greeting.greet.v2");
        assertThat(MessageTypes.nameOf(Greet.class)).isEqualTo("greeting.greet.v1");
    }

    @Test
    void takesAClassThatIsGivenTwice() {
        assertThat(MessageTypes.of(Greeting.class, Greet.class)).containsEntry("greeting.greet.v1", Greet.class);
    }

    @Test
    void refusesAClassWithoutAWireName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTypes.of(Nameless.class))
                .withMessageContaining("Nameless has no wire name: annotate it with @JsonTypeName");
    }

    @Test
    void refusesTwoClassesOfOneWireName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTypes.of(Greeting.class, Impostor.class))
                .withMessageContaining("share a wire name");
    }
}
