package orderflow.messaging.support;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** A small contract. */
public sealed interface Greeting {

    String text();

    /** A command. */
    @JsonTypeName("greeting.greet.v1")
    record Greet(String text) implements Greeting {}

    /** An event. */
    @JsonTypeName("greeting.greeted.v1")
    record Greeted(String text) implements Greeting {}

    /** A reply. */
    @JsonTypeName("greeting.answered.v1")
    record Answered(String text) implements Greeting {

        public Answered {
            if (text.isBlank()) {
                throw new IllegalArgumentException("an answer must not be blank");
            }
        }
    }
}
