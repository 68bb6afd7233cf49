package orderflow.notification.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import orderflow.messages.Channels;
import orderflow.messaging.inbox.Replay;
import orderflow.messaging.message.MessageHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds the timelines anew, from the beginning of the topics, beside those that are shown, and shows them when they
 * are complete. Loses no event: one published before the view began is read from its topic, and any later one is
 * written to both by the receiver that runs all the time.
 */
@Component
public class TimelineRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineRebuild.class);
    private static final List<String> CHANNELS = List.of(Channels.ORDER_EVENTS, Channels.PAYMENT_EVENTS);

    private final Replay replay;
    private final TimelineViews views;
    private final OrderTimelines timelines;

    TimelineRebuild(Replay replay, TimelineViews views, OrderTimelines timelines) {
        this.replay = replay;
        this.views = views;
        this.timelines = timelines;
    }

    /** @return the channel whose broker keeps nothing to rebuild from, if there is one */
    public Optional<String> obstacle() {
        return CHANNELS.stream().filter(channel -> !replay.isPossible(channel)).findFirst();
    }

    /**
     * Starts and returns.
     *
     * @return the view that will be shown
     */
    public long start() {
        long view = views.begin();
        Thread thread = new Thread(() -> run(view), "timelines-" + view);
        thread.setDaemon(true);
        thread.start();
        return view;
    }

    private void run(long view) {
        LOG.info("rebuilding the timelines as view {} from the beginning of {}", view, CHANNELS);
        try {
            read(view);
            if (views.show(view)) {
                LOG.info("view {} of the timelines is shown", view);
            } else {
                giveUp(view, "it took too long, or a newer one is shown");
            }
        } catch (RuntimeException e) {
            giveUp(view, e.toString());
        }
    }

    private void giveUp(long view, String reason) {
        LOG.warn("view {} of the timelines is given up, another stays: {}", view, reason);
        views.drop(view);
    }

    private void read(long view) {
        String subscriber = "notification-service.timelines-" + view;
        BiConsumer<Happening, MessageHeaders> adding = timelines.addingTo(view);
        replay.read(subscriber, TimelineEventHandlers.orderEvents(adding));
        replay.read(subscriber, TimelineEventHandlers.paymentEvents(adding));
    }
}
