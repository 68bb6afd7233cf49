package orderflow.testkit.contract;

import orderflow.messaging.message.Body;

/**
 * What a broken or foreign sender puts onto a channel: a body that is no text, and of all headers one that nobody here
 * knows.
 *
 * @param note value of the header {@value #NOTE}, the only one that it has
 */
public record ForeignMessage(String shardKey, Body body, String note) {

    public static final String NOTE = "note";
}
