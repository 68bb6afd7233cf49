package orderflow.benchmarks.harness;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Has Testcontainers wait for nothing: what runs in a container is asked itself, as it has to be after each start, and
 * one that ends at once has a log to show.
 */
final class Unawaited {

    private Unawaited() {}

    static void let(GenericContainer<?> container) {
        container.setWaitStrategy(new NoWait());
        container.setStartupCheckStrategy(new NoCheck());
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }

    private static final class NoCheck extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient docker, String container) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
