package orderflow.messaging.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The relay's threads: a few per broker, so that one that is away delays neither the others nor the database. */
final class RelayThreads implements Function<String, Executor>, AutoCloseable {

    private static final int SECONDS_TO_FINISH = 15;

    private final Map<String, ThreadPoolTaskExecutor> executors = new ConcurrentHashMap<>();
    private final int threadsPerBroker;

    RelayThreads(MessagingProperties properties) {
        threadsPerBroker = properties.relay().threadsPerBroker();
    }

    @Override
    public Executor apply(String broker) {
        return executors.computeIfAbsent(broker, this::start);
    }

    private ThreadPoolTaskExecutor start(String broker) {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("relay-" + broker + "-");
        executor.setCorePoolSize(threadsPerBroker);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
        executor.initialize();
        return executor;
    }

    /** Finishes what is being sent. */
    @Override
    public void close() {
        executors.values().forEach(ThreadPoolTaskExecutor::shutdown);
    }
}
