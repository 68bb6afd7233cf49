package orderflow.testkit.contract;

import orderflow.messaging.message.Body;

/**
 * What lies in the Invalid Message Channel.
 *
 * @param note value of the header {@value ForeignMessage#NOTE}; empty when it has none
 * @param reason why it was set aside
 */
public record InvalidMessage(Body body, String note, String reason) {}
