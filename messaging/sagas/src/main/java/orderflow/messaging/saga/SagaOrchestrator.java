package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessageTypes;
import orderflow.messaging.outbox.AfterCommit;
import orderflow.messaging.outbox.IdentityMap;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.outbox.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saga Orchestrator (EIP: Process Manager): starts sagas, and moves each on when its reply or its deadline comes; the
 * first of the two to lock the saga's row wins, the other is told of as late. Each move commits with its effects and
 * messages.
 */
public final class SagaOrchestrator {

    private static final Logger LOG = LoggerFactory.getLogger(SagaOrchestrator.class);

    private final Map<String, SagaDefinition<?>> definitions;
    private final SagaInstances instances;
    private final Transactions transactions;
    private final IdentityMap<UUID, SagaInstance> awaiting;
    private final UnitOfWork<SagaInstance> starts;
    private final UnitOfWork<SagaInstance> moves;
    private final SagaCourse course;
    private final SagaDeadlines deadlines;
    private final String replyChannel;
    private final WireTap tap;
    private final MessageTracing tracing;
    private final Clock clock;

    /**
     * @param unsent tells which commands need not be repeated
     * @param earlierReplies tells whether a deadline may fire
     * @param replyChannel logical channel on which all replies come
     */
    public SagaOrchestrator(
            Collection<SagaDefinition<?>> definitions,
            SagaInstances instances,
            Transactions transactions,
            MessagingGateway gateway,
            UnsentCommands unsent,
            EarlierReplies earlierReplies,
            String replyChannel,
            WireTap tap,
            MessageTracing tracing,
            Clock clock) {
        this.definitions = definitions.stream().collect(Collectors.toMap(SagaDefinition::name, Function.identity()));
        this.instances = instances;
        this.transactions = transactions;
        this.awaiting = new IdentityMap<>(
                transactions,
                ids -> instances.lockAwaiting(ids).stream()
                        .collect(Collectors.toMap(SagaInstance::awaiting, Function.identity())));
        this.starts = new UnitOfWork<>(transactions, instances::insert);
        this.moves = new UnitOfWork<>(transactions, this::write);
        this.course = new SagaCourse(
                gateway, unsent, new RepetitionBackoff(RandomGenerator.getDefault()), replyChannel, clock);
        this.replyChannel = replyChannel;
        this.tap = tap;
        this.tracing = tracing;
        this.clock = clock;
        this.deadlines = new SagaDeadlines(
                this::definition, instances, this::update, transactions, course, earlierReplies, tracing, clock);
    }

    /**
     * Starts a saga in the caller's transaction and runs it up to the first reply that it has to wait for.
     *
     * @param id the business key; the commit fails when there is a saga of the same kind and id
     */
    public <S> void start(SagaDefinition<S> definition, String id, S state) {
        SagaInstance fresh =
                SagaInstance.started(definition, id, SagaState.write(state), tracing.current(), clock.instant());
        SagaInstance moved = course.forward(definition, fresh, 0);
        starts.add(moved);
        tellIfEnded(moved);
    }

    /**
     * Ends, in the caller's transaction, a saga that waits for an operator, who has decided, and takes care of what it
     * has done. One that is under way is left alone.
     */
    public void resolve(SagaDefinition<?> definition, String id) {
        moves.flush(); // the batch may have made it wait a moment ago
        instances.abandonWaiting(definition.name(), id);
    }

    /** @return the handlers of every reply that the sagas may get */
    public MessageHandlers replyHandlers() {
        MessageHandlers.Builder handlers = MessageHandlers.on(replyChannel).preload(this::preload);
        definitions.values().stream()
                .flatMap(definition -> definition.replyTypes().stream())
                .flatMap(family -> MessageTypes.of(family).values().stream())
                .distinct() // families may overlap
                .forEach(type -> handlers.on(type, this::onReply));
        return handlers.build();
    }

    private void preload(List<MessageHeaders> replies) {
        List<UUID> correlationIds = replies.stream()
                .flatMap(headers -> Stream.ofNullable(headers.correlationId()))
                .toList();
        awaiting.load(correlationIds).stream()
                .filter(instance -> definitions.containsKey(instance.saga()))
                .collect(Collectors.groupingBy(this::definition))
                .forEach(SagaDefinition::preload);
    }

    private void onReply(Object reply, MessageHeaders headers) {
        Optional<UUID> correlationId = Optional.ofNullable(headers.correlationId());
        Optional<SagaInstance> moved = correlationId.flatMap(awaiting::get).map(instance -> move(instance, reply));
        moved.ifPresent(this::update);
        correlationId.ifPresent(awaiting::remove); // a second reply of the batch comes too late
        if (moved.isEmpty()) {
            late(headers, "no saga waits for it any more");
        } else if (moved.get().status() == SagaStatus.ABANDONED) {
            late(headers, "saga " + moved.get().saga() + " has been overtaken and ends");
        }
    }

    /** An unreadable saga must not block the replies to others. */
    private SagaInstance move(SagaInstance instance, Object reply) {
        SagaDefinition<?> definition = definition(instance);
        try {
            return course.replied(definition, instance, reply);
        } catch (UnreadableSagaException e) {
            if (instance.isOfLaterVersionThan(definition)) { // an instance of that version can move it
                throw e;
            }
            LOG.error("saga {} {} waits for an operator: {}", instance.saga(), instance.id(), e.getMessage());
            return instance.at(SagaStatus.WAITING_FOR_OPERATOR, instance.step());
        }
    }

    private void late(MessageHeaders headers, String why) {
        tap.saw(Sighting.of(What.LATE, replyChannel, headers, why));
    }

    /**
     * Moves sagas on whose deadline has passed, each in a transaction of its own; one that cannot be moved delays no
     * other: it is due again a few seconds later.
     *
     * @param limit most sagas to move in this call
     * @return how many were moved
     */
    public int expire(int limit) {
        return deadlines.expire(limit);
    }

    private void update(SagaInstance moved) {
        moves.add(moved);
        tellIfEnded(moved);
    }

    /** Of a saga that has moved twice, where it is now. */
    private void write(List<SagaInstance> moved) {
        Map<List<String>, SagaInstance> latest = new LinkedHashMap<>();
        moved.forEach(instance -> latest.put(List.of(instance.saga(), instance.id()), instance));
        instances.update(latest.values());
    }

    private void tellIfEnded(SagaInstance moved) {
        Instant start = moved.startedAt();
        if (moved.status().isFinal() && start != null) {
            Duration time = Duration.between(start, clock.instant());
            AfterCommit.of(
                    transactions, () -> tap.ended(moved.saga(), moved.status().name(), time));
        }
    }

    private SagaDefinition<?> definition(SagaInstance instance) {
        SagaDefinition<?> definition = definitions.get(instance.saga());
        if (definition == null) {
            throw new IllegalStateException("no definition of saga " + instance.saga());
        }
        return definition;
    }
}
