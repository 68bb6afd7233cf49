package orderflow.system.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import orderflow.servers.NeedsDocker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * Takes longer than a build may: {@code ./run prove} runs all of them, {@code ./run prove outages} the one tagged so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("proof")
@NeedsDocker
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@interface Proof {}
