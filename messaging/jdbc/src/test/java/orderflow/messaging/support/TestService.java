package orderflow.messaging.support;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcMessageHistory;
import orderflow.messaging.jdbc.JdbcOutbox;
import orderflow.messaging.jdbc.TestDatabase;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.OutboxMessage;
import orderflow.messaging.outbox.TransactionalOutbox;
import orderflow.messaging.outbox.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that sends: stores and transactions are real, and no relay empties its outbox unless the test has one. */
public final class TestService {

    public static final String COMMANDS = "commands";
    public static final String REPLIES = "replies";
    public static final String EVENTS = "events";

    private final MutableClock clock = new MutableClock();
    private final RecordedSightings sightings = new RecordedSightings();
    private final List<Lane> committed = new CopyOnWriteArrayList<>();
    private final TestDatabase database = new TestDatabase();
    private final Transactions transactions = database.transactions();
    private final JdbcOutbox outbox = new JdbcOutbox(database.jdbc(), clock);
    private final JdbcLanes lanes = new JdbcLanes(JdbcClient.create(database.jdbc()));
    private final MessageHistory history = new JdbcMessageHistory(database.jdbc());
    private final MessageFactory factory = factory("test-service");
    private final ChannelCatalogue channels = new ChannelCatalogue(
            List.of(
                    new Channel(COMMANDS, ChannelStyle.POINT_TO_POINT, "rabbitmq", 1, MessagingMapper.JSON),
                    new Channel(REPLIES, ChannelStyle.POINT_TO_POINT, "rabbitmq", 1, MessagingMapper.JSON),
                    new Channel(EVENTS, ChannelStyle.PUBLISH_SUBSCRIBE, "kafka", 2, MessagingMapper.JSON)),
            List.of());
    private final MessagingGateway gateway = gateway(transactions);

    public TestService() {
        channels.all().forEach(lanes::create);
    }

    /** @return makes messages of that service */
    public MessageFactory factory(String source) {
        return new MessageFactory(source, clock, new SecureRandom(), new MessagingMapper());
    }

    public MessagingGateway gateway(Transactions others) {
        return new MessagingGateway(
                factory, channels, new TransactionalOutbox(outbox, history, others, committed::add, clock));
    }

    /** Sends commands of one shard key, in one transaction. */
    public void send(String shardKey, String... texts) {
        inTransaction(() -> {
            for (String text : texts) {
                gateway.send(new CommandMessage(COMMANDS, shardKey, new Greeting.Greet(text)));
            }
        });
    }

    /** Publishes an event in a transaction of its own. */
    public void publish(String shardKey, String text) {
        inTransaction(() -> gateway.publish(new EventMessage(EVENTS, shardKey, new Greeting.Greeted(text))));
    }

    public void inTransaction(Runnable work) {
        transactions.execute(() -> {
            work.run();
            return true;
        });
    }

    /** @return what waits in the outbox, oldest first */
    public List<OutboxMessage> waiting() {
        return channels.all().stream()
                .flatMap(channel ->
                        IntStream.range(0, channel.shards()).mapToObj(shard -> new Lane(channel.name(), shard)))
                .map(lane -> outbox.oldest(Map.of(lane, Set.of()), 10_000))
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(OutboxMessage::id))
                .toList();
    }

    /** @return the lanes that were told of commits */
    public List<Lane> committed() {
        return committed;
    }

    public MutableClock clock() {
        return clock;
    }

    public RecordedSightings sightings() {
        return sightings;
    }

    public TestDatabase database() {
        return database;
    }

    public Transactions transactions() {
        return transactions;
    }

    public JdbcOutbox outbox() {
        return outbox;
    }

    public JdbcLanes lanes() {
        return lanes;
    }

    public MessageHistory history() {
        return history;
    }

    public ChannelCatalogue channels() {
        return channels;
    }

    public MessagingGateway gateway() {
        return gateway;
    }
}
