package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

/** Versions of one event side by side, while receivers and senders are upgraded one after the other. */
class UpcasterTest {

    @JsonTypeName("parcel.sent.v1")
    record SentV1(String parcel) {}

    @JsonTypeName("parcel.sent.v2")
    record SentV2(String parcel, Instant sentAt) {

        static SentV2 of(SentV1 earlier, MessageHeaders headers) {
            return new SentV2(earlier.parcel(), headers.time());
        }
    }

    @JsonTypeName("parcel.sent.v3")
    record SentV3(String parcel, Instant sentAt, String carrier) {

        static SentV3 of(SentV2 earlier, MessageHeaders headers) {
            return new SentV3(earlier.parcel(), earlier.sentAt(), headers.source());
        }
    }

    private final InboxBench bench = new InboxBench();
    private final List<Object> handled = new ArrayList<>();
    private final Message first = bench.event(new SentV1("a"));
    private final Message second = bench.event(new SentV2("b", Instant.EPOCH));
    private final Message third = bench.event(new SentV3("c", Instant.EPOCH, "post"));

    @Test
    void handlesBothVersionsOnceTheReceiverIsUpgraded() {
        receiver(handlers()
                        .on(SentV2.class, event -> handled.add(event))
                        .upcast(SentV1.class, SentV2.class, SentV2::of))
                .receive(deliveries(first, second));

        assertThat(handled).containsExactly(new SentV2("a", first.headers().time()), new SentV2("b", Instant.EPOCH));
        assertThat(bench.told()).doesNotContain(What.SKIPPED, What.INVALID);
    }

    @Test
    void skipsTheLaterVersionUntilTheReceiverIsUpgraded() {
        receiver(handlers().on(SentV1.class, event -> handled.add(event))).receive(deliveries(first, second));

        assertThat(handled).containsExactly(new SentV1("a"));
        assertThat(bench.told()).contains(What.SKIPPED);
    }

    @Test
    void liftsInSeveralStepsFromTheOldestToTheNewest() {
        MessageHandlers.Builder upwards = handlers()
                .upcast(SentV1.class, SentV2.class, SentV2::of)
                .upcast(SentV2.class, SentV3.class, SentV3::of)
                .on(SentV3.class, event -> handled.add(event));

        receiver(upwards).receive(deliveries(first, second, third));

        assertThat(handled)
                .containsExactly(
                        new SentV3("a", first.headers().time(), "sender"),
                        new SentV3("b", Instant.EPOCH, "sender"),
                        new SentV3("c", Instant.EPOCH, "post"));
    }

    @Test
    void handsOverTheHeadersOfTheMessageAsItWasSent() {
        List<String> types = new ArrayList<>();

        receiver(handlers()
                        .on(SentV2.class, (event, headers) -> types.add(headers.type()))
                        .upcast(SentV1.class, SentV2.class, SentV2::of))
                .receive(deliveries(first));

        assertThat(types).containsExactly("parcel.sent.v1");
    }

    @Test
    void refusesToLiftToWhatNobodyHandles() {
        MessageHandlers.Builder nowhere = handlers().upcast(SentV1.class, SentV2.class, SentV2::of);

        assertThatIllegalArgumentException()
                .isThrownBy(nowhere::build)
                .withMessage("no handler for parcel.sent.v2 on commands, to which parcel.sent.v1 is lifted");
    }

    @Test
    void refusesToLiftWhatHasAHandlerOfItsOwn() {
        MessageHandlers.Builder both = handlers()
                .on(SentV1.class, event -> handled.add(event))
                .on(SentV2.class, event -> handled.add(event))
                .upcast(SentV1.class, SentV2.class, SentV2::of);

        assertThatIllegalArgumentException()
                .isThrownBy(both::build)
                .withMessage("two handlers for parcel.sent.v1 on commands");
    }

    private static MessageHandlers.Builder handlers() {
        return MessageHandlers.on(TestService.COMMANDS);
    }

    private Receiver receiver(MessageHandlers.Builder handlers) {
        return bench.receiver(handlers);
    }
}
