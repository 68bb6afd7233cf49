package orderflow.benchmarks.harness;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a relay is given to do.
 *
 * @param broker rabbitmq or kafka
 * @param messages in each transaction
 * @param rate transactions/s; 0: as many as it can
 */
record RelayWork(String broker, int messages, int rate) {

    private static final int STEADY = 100;

    static final List<RelayWork> ALL = Stream.of("rabbitmq", "kafka")
            .flatMap(broker -> Stream.of(
                    new RelayWork(broker, 1, 0), new RelayWork(broker, 10, 0), new RelayWork(broker, 1, STEADY)))
            .toList();

    boolean isSimplest() {
        return messages == 1 && rate == 0;
    }

    String show() {
        String amount = messages == 1 ? "1 message" : messages + " messages";
        String pace = rate == 0 ? "as fast as it can" : rate + " transactions/s";
        return "%s, %s a transaction, %s".formatted(broker, amount, pace);
    }
}
