package orderflow.embedded.broker;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka ends its process when it cannot go on; here it shares that process, so it only stops serving. */
final class KafkaFailure {

    private static final Logger log = LoggerFactory.getLogger(KafkaFailure.class);

    private KafkaFailure() {}

    static void spareTheProcess() {
        Exit.setExitProcedure(KafkaFailure::refuse);
        Exit.setHaltProcedure(KafkaFailure::refuse);
    }

    private static void refuse(int status, @Nullable String message) {
        log.error("The Kafka broker failed and serves no more (status {}): restart the process", status);
        throw new IllegalStateException("Kafka wanted to end the process with status " + status);
    }
}
