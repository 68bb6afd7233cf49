package orderflow.messaging.inbox;

import orderflow.messaging.channel.Channel;

/**
 * Who receives what.
 *
 * @param name unique in the system; the scope within which a message is handled once
 */
record Subscriber(String name, Channel channel, MessageHandlers handlers) {}
