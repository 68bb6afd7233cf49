package orderflow.messaging.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTypes;

/**
 * The handlers of one subscriber on one channel, by message type (EIP: Message Dispatcher). A handler takes the body,
 * returns its business outcome and knows no broker, transaction or table of processed messages.
 *
 * <pre>{@code
 * @Bean
 * MessageHandlers stockCommands(Stock stock) {
 *     return MessageHandlers.on("stock-commands")
 *             .onRequest(ReserveStock.class, stock::reserve)
 *             .build();
 * }
 * }</pre>
 *
 * <p>Each bean of this type is subscribed when the service has started, and no longer called once it stops; what it has
 * in hand is finished first. Handlers of one shard are called one after the other, on the receiver's thread and in its
 * transaction; those of different shards run at the same time, so they must be thread-safe. What a handler writes, and
 * the messages that it sends, commit together with the note that its message was handled; a message that is delivered
 * again does not reach it.
 *
 * <p>An exception means trouble, not a decision: all is rolled back, and the message is tried again, after 200 ms, then
 * ever later, up to 10 s; its shard waits. An {@link orderflow.messaging.message.InvalidMessageException} means that
 * the message can never be handled: it is moved to the Invalid Message Channel, and the next one is handled.
 */
public final class MessageHandlers {

    /** @param action returns the reply, if there is one; an exception has the message tried again */
    private record Handler(Class<?> type, BiFunction<Object, MessageHeaders, Optional<Object>> action) {}

    private final String channel;
    private final String subscriber;
    private final Map<String, Handler> handlers;
    private final List<Consumer<List<IncomingMessage>>> preloads;

    private MessageHandlers(Builder builder) {
        this.channel = builder.channel;
        this.subscriber = builder.subscriber;
        this.handlers = Map.copyOf(builder.handlers);
        this.preloads = List.copyOf(builder.preloads);
    }

    /** @param channel its logical name; known names are configured */
    public static Builder on(String channel) {
        return new Builder(channel);
    }

    public String channel() {
        return channel;
    }

    /** @return what sets this subscriber apart from others of the same service; may be empty */
    public String subscriber() {
        return subscriber;
    }

    /** @return the class that a wire name stands for here */
    Optional<Class<?>> typeOf(String wireName) {
        return Optional.ofNullable(handlers.get(wireName)).map(Handler::type);
    }

    void preload(List<IncomingMessage> messages) {
        preloads.forEach(preload -> preload.accept(messages));
    }

    Optional<Object> handle(Object payload, MessageHeaders headers) {
        return Optional.ofNullable(handlers.get(headers.type()))
                .orElseThrow(() -> new IllegalArgumentException("no handler for " + headers.type()))
                .action()
                .apply(payload, headers);
    }

    /** Collects handlers. */
    public static final class Builder {

        private final String channel;
        private String subscriber = "";
        private final Map<String, Handler> handlers = new LinkedHashMap<>();
        private final List<Runnable> upcasters = new ArrayList<>();
        private final List<Consumer<List<IncomingMessage>>> preloads = new ArrayList<>();

        private Builder(String channel) {
            this.channel = channel;
        }

        /**
         * Needed where one service has several subscribers on a channel: each gets its own copy, and has its own
         * processed messages.
         */
        public Builder as(String name) {
            subscriber = name;
            return this;
        }

        /** @param handler returns the reply */
        public <C> Builder onRequest(Class<C> type, Function<? super C, ?> handler) {
            return add(type, (payload, headers) -> Optional.of(handler.apply(type.cast(payload))));
        }

        /**
         * Loads what the handlers of a batch need by one statement, instead of one per message: messages that arrive
         * together are handled in one transaction. Called in it, before the handlers.
         *
         * @param type a message class, or a sealed interface
         * @param loader gets the messages of that type, at least one, oldest first; locks rows in the order of their
         *     keys, so that two batches never wait for each other. Only saves time: handlers must find what it has not
         *     loaded
         */
        public <M> Builder preload(Class<M> type, Consumer<? super List<M>> loader) {
            preloads.add(messages -> {
                List<M> wanted = messages.stream()
                        .map(IncomingMessage::payload)
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
                if (!wanted.isEmpty()) {
                    loader.accept(wanted);
                }
            });
            return this;
        }

        /** As {@link #preload(Class, Consumer)}, for a loader that needs the headers of all messages only. */
        public Builder preload(Consumer<? super List<MessageHeaders>> loader) {
            preloads.add(messages -> loader.accept(
                    messages.stream().map(IncomingMessage::headers).toList()));
            return this;
        }

        /** For commands without a reply, and for events. */
        public <M> Builder on(Class<M> type, Consumer<? super M> handler) {
            return on(type, (message, headers) -> handler.accept(message));
        }

        /**
         * @param type a message class, or a sealed interface for all of its permitted subclasses
         * @param handler gets the headers, too
         */
        public <M> Builder on(Class<M> type, BiConsumer<? super M, MessageHeaders> handler) {
            return add(type, (payload, headers) -> {
                handler.accept(type.cast(payload), headers);
                return Optional.empty();
            });
        }

        private Builder add(Class<?> contract, BiFunction<Object, MessageHeaders, Optional<Object>> action) {
            MessageTypes.of(contract).forEach((wireName, type) -> {
                if (handlers.putIfAbsent(wireName, new Handler(type, action)) != null) {
                    throw new IllegalArgumentException("two handlers for " + wireName + " on " + channel);
                }
            });
            return this;
        }

        /**
         * Upcaster: lifts messages of an earlier version, which some senders still send, to the version that has a
         * handler. Of several steps, the one from the oldest version comes first.
         *
         * @param lift also gets the headers, which stay those of the message as it was sent
         * @throws IllegalArgumentException from {@link #build()} when nobody handles the later version
         */
        public <E, L> Builder upcast(Class<E> earlier, Class<L> later, BiFunction<E, MessageHeaders, L> lift) {
            upcasters.add(
                    0,
                    () -> { // a later step first: an earlier one leads to it
                        Handler handler = handlers.get(MessageTypes.nameOf(later));
                        if (handler == null) {
                            throw new IllegalArgumentException("no handler for " + MessageTypes.nameOf(later) + " on "
                                    + channel + ", to which " + MessageTypes.nameOf(earlier) + " is lifted");
                        }
                        add(
                                earlier,
                                (payload, headers) ->
                                        handler.action().apply(lift.apply(earlier.cast(payload), headers), headers));
                    });
            return this;
        }

        public MessageHandlers build() {
            upcasters.forEach(Runnable::run);
            upcasters.clear();
            return new MessageHandlers(this);
        }
    }
}
