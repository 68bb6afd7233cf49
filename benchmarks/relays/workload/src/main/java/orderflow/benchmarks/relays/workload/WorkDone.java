package orderflow.benchmarks.relays.workload;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The message that a business transaction sends.
 *
 * @param key its messages are to arrive in the order of their commits
 * @param number identifies the message; rises with each message of a key
 * @param note makes it as large as an event of an order
 */
@JsonTypeName("relay.work-done.v1")
public record WorkDone(String key, long number, String note) {}
