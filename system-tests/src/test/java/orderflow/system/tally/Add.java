package orderflow.system.tally;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A command that is not idempotent by nature.
 *
 * @param name of the tally, and the shard key
 * @param number from 1, in the order of sending
 */
@JsonTypeName("tally.add.v1")
record Add(String name, int number) {}
