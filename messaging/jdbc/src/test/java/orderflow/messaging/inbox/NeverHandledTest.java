package orderflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverHandledTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver =
            bench.receiver(MessageHandlers.on(TestService.COMMANDS).on(Greet.class, this::greet));

    private void greet(Greet command) {
        bench.effect(command.text());
        if (command.text().startsWith("odd")) {
            throw new IllegalStateException(
                    "wrapped", new InvalidMessageException("nobody waits for " + command.text()));
        }
        if (command.text().startsWith("far")) {
            throw new DateTimeException("cannot tell the day of +1000000000");
        }
        if (command.text().startsWith("much")) {
            bench.effect("until " + Instant.MAX.toEpochMilli());
        }
        if (command.text().startsWith("fault")) {
            throw new ArithmeticException("/ by zero");
        }
        if (command.text().startsWith("poison")) {
            throw new IllegalStateException("the database is away");
        }
    }

    @Test
    void setsAsideWhatNoStoreCanHold() {
        ScriptedDelivery tooLong = delivery("x".repeat(101)); // the column has 100 characters
        ScriptedDelivery tooFar = delivery("far");
        ScriptedDelivery tooMuch = delivery("much");

        receiver.receive(List.of(delivery("first"), tooLong, tooFar, tooMuch, delivery("last")));

        assertThat(tooLong.reasons())
                .singleElement()
                .asString()
                .startsWith("it has a value that cannot be stored: ")
                .contains("too long");
        assertThat(tooFar.reasons()).singleElement().asString().contains("+1000000000");
        assertThat(tooMuch.reasons()).singleElement().asString().contains("long overflow");
        assertThat(bench.effects()).containsExactly("first", "last");
    }

    private ScriptedDelivery delivery(String text) {
        return ScriptedDelivery.of(bench.request("a", text));
    }

    @Test
    void setsAMessageAsideThatItsHandlerCannotJudgeAndHandlesTheOthers() {
        Message odd = bench.request("a", "odd");
        ScriptedDelivery delivery = ScriptedDelivery.of(odd);

        receiver.receive(List.of(delivery("first"), delivery, delivery("third")));

        assertThat(delivery.reasons()).containsExactly("nobody waits for odd");
        assertThat(bench.effects()).containsExactly("first", "third");
        assertThat(bench.told()).containsExactly(What.HANDLED, What.HANDLED, What.INVALID);
        assertThat(bench.service.sightings().of(What.INVALID))
                .containsExactly(
                        new Sighting(What.INVALID, "commands", Optional.of(odd.headers()), "nobody waits for odd"));
        assertThat(bench.failures.blocking()).isEmpty();
    }

    @Test
    void setsALoneMessageAside() {
        ScriptedDelivery odd = delivery("odd");

        receiver.receive(List.of(odd));

        assertThat(odd.reasons()).containsExactly("nobody waits for odd");
        assertThat(bench.effects()).isEmpty();
    }

    @Test
    void hasItDeliveredAgainWhenItCannotBeSetAsideNow() {
        ScriptedDelivery odd = delivery("odd").whileTheBrokerIsAway();

        DeliveryFailedException failed =
                catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(List.of(odd)));

        assertThat(failed.index()).isZero();
        assertThat(bench.told()).doesNotContain(What.INVALID);
    }

    @Test
    void setsItAsideOnceThoughOneBehindItFails() {
        ScriptedDelivery odd = delivery("odd");
        ScriptedDelivery alsoOdd = delivery("odd, too");

        DeliveryFailedException failed = catchThrowableOfType(
                DeliveryFailedException.class, () -> receiver.receive(List.of(odd, delivery("poison"), alsoOdd)));

        assertThat(failed.index()).isEqualTo(1);
        assertThat(odd.reasons()).hasSize(1);
        assertThat(alsoOdd.reasons()).isEmpty();
    }

    @Test
    void setsAsideInTheOrderOfArrival() {
        receiver.receive(List.of(delivery("odd"), ScriptedDelivery.unreadable(), delivery("odd, too")));

        assertThat(bench.service.sightings().of(What.INVALID))
                .extracting(Sighting::detail)
                .containsExactly("nobody waits for odd", "the header type is missing", "nobody waits for odd, too");
    }

    /** A fault of the handler may be mended; the message is good. */
    @ParameterizedTest
    @ValueSource(strings = {"poison", "fault"})
    void doesNotSetAsideWhatMaySucceedLater(String text) {
        ScriptedDelivery poison = delivery(text);

        assertThatExceptionOfType(DeliveryFailedException.class).isThrownBy(() -> receiver.receive(List.of(poison)));

        assertThat(poison.reasons()).isEmpty();
        assertThat(bench.told()).containsExactly(What.RETRIED);
    }
}
