package orderflow.messaging.autoconfigure;

import java.util.concurrent.Executor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Does what no message waits for. Not an executor itself: Spring Boot would leave out its own. */
final class BackgroundThread implements AutoCloseable {

    private final ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();

    BackgroundThread() {
        thread.setThreadNamePrefix("messaging-background-");
        thread.setCorePoolSize(1);
        thread.setDaemon(true);
        thread.initialize();
    }

    Executor executor() {
        return thread;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
