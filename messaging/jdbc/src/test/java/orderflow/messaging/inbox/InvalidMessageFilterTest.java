package orderflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.support.Greeting.Answered;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.Greeting.Greeted;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidMessageFilterTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver = bench.receiver();

    @Test
    void setsAnUnreadableMessageAside() {
        ScriptedDelivery unreadable = ScriptedDelivery.unreadable();

        assertThatTheNextIsHandledAfter(unreadable);

        assertThat(unreadable.reasons()).containsExactly("the header type is missing");
        assertThat(bench.service.sightings().of(What.INVALID))
                .containsExactly(
                        new Sighting(What.INVALID, "commands", Optional.empty(), "the header type is missing"));
    }

    @Test
    void setsAMessageWithABrokenBodyAside() {
        ScriptedDelivery broken = ScriptedDelivery.of(
                new Message(bench.command(new Greet("alice")).headers(), Body.of("{\"text\":")));

        assertThatTheNextIsHandledAfter(broken);

        assertThat(broken.reasons()).singleElement().asString().startsWith("the body is not a greeting.greet.v1: ");
    }

    @Test
    void setsAnUnknownCommandAside() {
        ScriptedDelivery unknown = ScriptedDelivery.of(bench.command(new Answered("what?")));

        assertThatTheNextIsHandledAfter(unknown);

        assertThat(unknown.reasons()).containsExactly("unknown command type greeting.answered.v1");
    }

    @Test
    void setsAnUnknownReplyAside() {
        Message reply = bench.service
                .factory("sender")
                .reply(new Answered("what?"), bench.request("a", "alice").headers(), "application/json");
        ScriptedDelivery unknown = ScriptedDelivery.of(reply);

        assertThatTheNextIsHandledAfter(unknown);

        assertThat(unknown.reasons()).containsExactly("unknown document type greeting.answered.v1");
    }

    @Test
    void setsAMessageAsideThatIsTooOldToJudge() {
        ScriptedDelivery old = ScriptedDelivery.of(bench.command(new Greet("old")));
        ScriptedDelivery youngEnough = ScriptedDelivery.of(bench.command(new Greet("young enough")));
        bench.service.clock().advance(InboxBench.MAX_AGE);
        receiver.receive(List.of(youngEnough));
        bench.service.clock().advance(Duration.ofSeconds(1));

        assertThatTheNextIsHandledAfter(old);

        assertThat(youngEnough.reasons()).isEmpty();
        assertThat(old.reasons())
                .containsExactly("too old to know whether it was handled before: sent 2026-11-22T10:00:00Z");
    }

    @Test
    void takesWhatWasSentLongBeforeTheSubscriberCame() {
        ScriptedDelivery old = ScriptedDelivery.of(bench.command(new Greet("old")));
        bench.service.clock().advance(InboxBench.MAX_AGE.multipliedBy(10));

        bench.receiver("newcomer").receive(List.of(old));

        assertThat(bench.effects()).containsExactly("old");
        assertThat(old.reasons()).isEmpty();
    }

    @Test
    void asksForItsAgeAgainOnceTheSubscriberIsOlderThanItsMemory() {
        ScriptedDelivery old = ScriptedDelivery.of(bench.command(new Greet("old")));
        bench.service.clock().advance(InboxBench.MAX_AGE.multipliedBy(10));
        bench.receiver("newcomer");
        bench.service.clock().advance(InboxBench.MAX_AGE);

        bench.receiver("newcomer").receive(List.of(old));

        assertThat(old.reasons()).hasSize(1);
    }

    @Test
    void setsAMessageAsideThatWasSentInTheFuture() {
        ScriptedDelivery early = ScriptedDelivery.of(bench.command(new Greet("early")));
        ScriptedDelivery almost = ScriptedDelivery.of(bench.command(new Greet("almost")));
        bench.service.clock().advance(Duration.ofHours(-1));
        receiver.receive(List.of(almost));
        bench.service.clock().advance(Duration.ofSeconds(-1));

        assertThatTheNextIsHandledAfter(early);

        assertThat(almost.reasons()).isEmpty();
        assertThat(early.reasons()).containsExactly("sent in the future: 2026-11-22T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", TestService.EVENTS})
    void setsARequestAsideThatCannotBeAnswered(String replyTo) {
        ScriptedDelivery request = ScriptedDelivery.of(bench.requestAnswered(replyTo, "who?"));

        assertThatTheNextIsHandledAfter(request);

        assertThat(request.reasons())
                .containsExactly("the return address " + replyTo + " is no point-to-point channel");
        assertThat(bench.effects()).containsExactly("next");
    }

    @Test
    void skipsAnUnknownEvent() {
        ScriptedDelivery event = ScriptedDelivery.of(bench.event(new Greeted("alice")));

        assertThatTheNextIsHandledAfter(event);

        assertThat(event.reasons()).isEmpty();
        assertThat(bench.told()).contains(What.SKIPPED).doesNotContain(What.INVALID);
    }

    private void assertThatTheNextIsHandledAfter(ScriptedDelivery invalid) {
        receiver.receive(List.of(invalid, ScriptedDelivery.of(bench.request("a", "next"))));

        assertThat(bench.effects()).last().isEqualTo("next");
    }

    @Test
    void hasAMessageDeliveredAgainThatCannotBeSetAsideNow() {
        ScriptedDelivery unreadable = ScriptedDelivery.unreadable().whileTheBrokerIsAway();
        List<ScriptedDelivery> deliveries = List.of(unreadable, ScriptedDelivery.of(bench.request("a", "next")));

        DeliveryFailedException failed =
                catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(deliveries));

        assertThat(failed.index()).isZero();
        assertThat(failed.retryAfter()).isPositive();
        assertThat(bench.told()).doesNotContain(What.INVALID);
    }

    @Test
    void setsAMessageAsideOnceThatWaitsBehindOneThatFails() {
        ScriptedDelivery poison = ScriptedDelivery.of(bench.request("a", "poison"));
        ScriptedDelivery unreadable = ScriptedDelivery.unreadable();

        DeliveryFailedException failed = catchThrowableOfType(
                DeliveryFailedException.class, () -> receiver.receive(List.of(poison, unreadable)));

        assertThat(failed.index()).isZero();
        assertThat(unreadable.reasons()).isEmpty();
        assertThat(bench.told()).containsExactly(What.RETRIED);
    }

    @Test
    void setsAMessageAsideThatCameBeforeOneThatFails() {
        ScriptedDelivery unreadable = ScriptedDelivery.unreadable();
        ScriptedDelivery poison = ScriptedDelivery.of(bench.request("a", "poison"));

        DeliveryFailedException failed = catchThrowableOfType(
                DeliveryFailedException.class, () -> receiver.receive(List.of(unreadable, poison)));

        assertThat(failed.index()).isEqualTo(1);
        assertThat(unreadable.reasons()).hasSize(1);
    }
}
