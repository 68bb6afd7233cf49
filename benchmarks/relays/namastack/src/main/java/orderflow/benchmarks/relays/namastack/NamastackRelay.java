package orderflow.benchmarks.relays.namastack;

import io.namastack.outbox.Outbox;
import java.util.concurrent.ExecutionException;
import orderflow.benchmarks.relays.workload.Relay;
import orderflow.benchmarks.relays.workload.Workload;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Namastack Outbox on JDBC, tuned as its documentation ("Performance Tuning") advises: a batch larger than the number
 * of keys, a poll every 25 ms, and 30 virtual threads at most, which wait for the broker. JDK 17 has none; there it is
 * 30 platform threads. Sent records are deleted, as by the other relays.
 */
@SpringBootApplication
@Import(Workload.class)
class NamastackRelay {

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Workload.measure(NamastackRelay.class);
    }

    @Bean
    Relay relay(Outbox outbox) {
        return message -> outbox.schedule(message, message.key());
    }
}
