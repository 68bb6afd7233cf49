package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InstanceNameTest {

    private static final long SEED = 42;

    @Test
    void tellsApartProcessesOfTheSameIdInDifferentContainers() {
        Random random = new Random(SEED);

        assertThat(InstanceName.of("", 7, random)).isNotEqualTo(InstanceName.of("", 7, random));
        assertThat(InstanceName.of("pod-1", 1, random)).isNotEqualTo(InstanceName.of("pod-1", 1, random));
    }

    @Test
    void leadsBackToTheProcessOrTheContainer() {
        assertThat(InstanceName.of("", 4711, new Random(SEED))).matches("4711-[0-9a-f]{4}");
        assertThat(InstanceName.of("payment-service-7d9f", 1, new Random(SEED))).matches("7d9f-[0-9a-f]{4}");
    }
}
