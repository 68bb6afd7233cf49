package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
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
        MessageTypes types = MessageTypes.of(List.of(Greeting.class));

        assertThat(types.classOf("greeting.greet.v1")).contains(Greet.class);
        assertThat(types.classOf("greeting.greeted.v1")).contains(Greeted.class);
        assertThat(types.classOf("greeting.greet.v2")).isEmpty();
        assertThat(MessageTypes.nameOf(Greet.class)).isEqualTo("greeting.greet.v1");
    }

    @Test
    void takesAClassThatIsGivenTwice() {
        assertThat(MessageTypes.of(List.of(Greeting.class, Greet.class)).classOf("greeting.greet.v1"))
                .contains(Greet.class);
    }

    @Test
    void refusesAClassWithoutAWireName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTypes.of(List.of(Nameless.class)))
                .withMessageContaining("Nameless has no wire name: annotate it with @JsonTypeName");
    }

    @Test
    void refusesTwoClassesOfOneWireName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTypes.of(List.of(Greeting.class, Impostor.class)))
                .withMessageContaining("share a wire name");
    }
}
