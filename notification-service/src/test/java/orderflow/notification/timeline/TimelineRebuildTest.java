package orderflow.notification.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.OrderEvent;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.PaymentEvent;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.OtherServices;
import orderflow.notification.timeline.OrderTimeline.Entry;
import orderflow.notification.timeline.TimelineViews.View;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@NotificationServiceTest
@TestPropertySource(properties = "orderflow.messaging.broker=" + ReplayingAdapter.NAME)
@Import(TimelineRebuildTest.Replaying.class)
class TimelineRebuildTest {

    private static final Instant NOW = NotificationServiceTest.NOW;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));

    @Autowired
    private ReplayingAdapter broker;

    @Autowired
    private ChannelCatalogue channels;

    @Autowired
    private TimelineRebuild rebuild;

    @Autowired
    private TimelineViews views;

    @Autowired
    private OrderTimelines timelines;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    private final UUID order = UUID.randomUUID();

    @TestConfiguration(proxyBeanMethods = false)
    static class Replaying {

        @Bean
        ReplayingAdapter replayingAdapter() {
            return new ReplayingAdapter();
        }
    }

    @Test
    void buildsWhatIsMissingOrWrongAnew() {
        publish(new OrderApproved(order), NOW);
        publish(new PaymentCaptured(order, Money.of("1.00", "EUR")), NOW.plusSeconds(1));
        publish(new OrderCompleted(order), NOW.plusSeconds(2));
        awaitEntries(3);
        List<Entry> before = entries();
        jdbc.sql("delete from timeline_entry where type = 'order.approved.v1'").update();
        jdbc.sql("update timeline_entry set description = 'wrong'").update();

        rebuildTwice();

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void readsEventsThatAReceiverWouldFindTooOldToJudge() {
        publish(new OrderApproved(order), LONG_AGO);

        rebuildOnce();

        assertThat(entries()).hasSize(1);
    }

    @Test
    void keepsWhatMayHaveLeftTheTopics() {
        Message lost = event(Channels.ORDER_EVENTS, new OrderApproved(order), LONG_AGO);
        transactions.execute(() -> {
            timelines.add(Happening.approved(new OrderApproved(order)), lost.headers());
            return lost;
        });

        rebuildOnce();

        assertThat(entries()).hasSize(1);
    }

    @Test
    void takesEventsThatAreHandledMeanwhile() {
        long view = views.begin();
        publish(new OrderCompleted(order), NOW);
        awaitEntries(1);

        assertThat(views.show(view)).isTrue();

        assertThat(entries()).hasSize(1);
    }

    @Test
    void staysWithTheNewerOfTwoViews() {
        long older = views.begin();
        long newer = views.begin();
        assertThat(views.show(newer)).isTrue();

        assertThat(views.show(older)).isFalse();
        views.drop(older);

        assertThat(views.all()).extracting(View::id).containsExactly(newer);
    }

    @Test
    void staysWithTheViewThatIsShownWhenAnEventCannotBeReadAgain() {
        publish(new OrderCompleted(order), NOW);
        awaitEntries(1);
        long shown = views.all().get(0).id();
        jdbc.sql("alter table timeline_entry add constraint none check (view_id <= " + shown + ")")
                .update();
        try {
            long view = rebuild.start();
            await().until(() -> views.all().stream().noneMatch(each -> each.id() == view));
        } finally {
            jdbc.sql("alter table timeline_entry drop constraint none").update();
        }
        assertThat(entries()).hasSize(1);
    }

    private void rebuildTwice() {
        rebuildOnce();
        rebuildOnce();
    }

    private void rebuildOnce() {
        long view = rebuild.start();
        await().untilAsserted(() -> assertThat(views.all())
                .singleElement()
                .satisfies(shown -> assertThat(shown.id()).isEqualTo(view))
                .satisfies(shown -> assertThat(shown.state()).isEqualTo("CURRENT")));
    }

    private void publish(OrderEvent event, Instant time) {
        broker.send(channels.get(Channels.ORDER_EVENTS), event(Channels.ORDER_EVENTS, event, time));
    }

    private void publish(PaymentEvent event, Instant time) {
        broker.send(channels.get(Channels.PAYMENT_EVENTS), event(Channels.PAYMENT_EVENTS, event, time));
    }

    private Message event(String channel, Object event, Instant time) {
        return OtherServices.service("order-service", time)
                .event(new EventMessage(channel, order.toString(), event), MessagingMapper.JSON);
    }

    private void awaitEntries(int count) {
        await().untilAsserted(() -> assertThat(entries()).hasSize(count));
    }

    private List<Entry> entries() {
        return timelines.of(order).map(OrderTimeline::entries).orElse(List.of());
    }
}
