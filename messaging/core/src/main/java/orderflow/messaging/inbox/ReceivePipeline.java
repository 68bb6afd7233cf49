package orderflow.messaging.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;

/** The way of a delivery from the broker to its handler: every cross-cutting concern in its place. */
final class ReceivePipeline implements Receiver {

    private final Subscriber subscriber;
    private final InvalidMessageFilter filter;
    private final Failures failures;
    private final ReceiveInterceptor.Next pipeline;

    /** @param since when the subscriber is there */
    ReceivePipeline(Subscriber subscriber, Inbox inbox, ChannelCatalogue channels, Instant since) {
        Channel channel = subscriber.channel();
        this.subscriber = subscriber;
        this.failures = inbox.failures();
        this.filter = new InvalidMessageFilter(
                subscriber, inbox.mapper(), channels, inbox.tap(), inbox.clock(), inbox.maxAge(), since);
        this.pipeline = new RetryInterceptor(subscriber, inbox.failures(), inbox.tap())
                .around(new TraceInterceptor(channel.name(), inbox.tracing()))
                .around(new TransactionInterceptor(inbox.transactions()))
                .around(new IdempotentReceiver(subscriber, inbox.processed(), inbox.transactions(), inbox.tap()))
                .around(new SequenceInterceptor(channel.name(), inbox.transactions(), inbox.tap()))
                .around(new HistoryInterceptor(channel.name(), inbox.history(), inbox.clock()))
                .around(new PreloadInterceptor(subscriber.handlers()))
                .before(new Dispatcher(subscriber.handlers(), inbox.gateway(), inbox.tracing()));
    }

    @Override
    public void cannotRead(int shard, Throwable cause) {
        failures.cannotRead(subscriber.place(shard, Optional.empty()), cause);
    }

    @Override
    public void receive(List<? extends Delivery> deliveries) {
        deliveries.forEach(delivery -> failures.read(subscriber.place(delivery.shard(), Optional.empty())));
        InvalidMessageFilter.Sorted sorted = filter.sort(deliveries);
        try {
            if (!sorted.accepted().isEmpty()) {
                pipeline.receive(sorted.accepted());
            }
        } catch (DeliveryFailedException e) {
            settle(sorted, e.index());
            throw e;
        }
        settle(sorted, deliveries.size());
    }

    /** Sets aside and skips what came before {@code end}; the rest comes again. */
    private void settle(InvalidMessageFilter.Sorted sorted, int end) {
        sorted.rejected().stream()
                .filter(rejected -> rejected.index() < end)
                .sorted(Comparator.comparingInt(InvalidMessageFilter.Rejected::index))
                .forEach(this::settle);
    }

    private void settle(InvalidMessageFilter.Rejected rejected) {
        try {
            rejected.settle().run();
        } catch (RuntimeException | Error e) { // the Invalid Message Channel is out of reach, say
            Failures.Failure failure = failures.failed(rejected.place(), e);
            throw new DeliveryFailedException(rejected.index(), failure.backoff(), e);
        }
        failures.settled(rejected.place());
    }
}
