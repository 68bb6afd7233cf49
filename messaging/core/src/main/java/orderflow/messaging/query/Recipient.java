package orderflow.messaging.query;

import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody who may answer the questions on a channel.
 *
 * @param name unique in its service; recipients of one name share the questions
 * @param answer called with the question; empty: keeps silent
 */
public record Recipient<Q>(
        String channel, String name, Class<Q> question, Function<? super Q, ? extends Optional<?>> answer) {}
