package orderflow.defaults;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Exports every trace to Zipkin if {@code orderflow.zipkin} says where it is and its host is there when the service
 * starts: in docker-compose.yml it is there only with the profile {@code traces}. Otherwise nothing is recorded, but
 * trace ids are passed on all the same.
 */
final class Traces {

    private static final String ZIPKIN = "orderflow.zipkin";

    private Traces() {}

    static Map<String, Object> properties(Environment environment) {
        String zipkin = environment.getProperty(ZIPKIN, "");
        boolean export = !zipkin.isEmpty() && isThere(zipkin);
        return Map.of(
                "management.tracing.export.enabled",
                export,
                "management.tracing.export.zipkin.endpoint",
                zipkin + "/api/v2/spans",
                "management.tracing.sampling.probability",
                export ? 1 : 0,
                // the end of the trace id, like that of other ids
                "orderflow.log-trace",
                export ? "%replace(%X{traceId:-}){'^.{24}','  trace '}" : "");
    }

    private static boolean isThere(String zipkin) {
        try {
            // a missing host would be this machine
            return InetAddress.getByName(
                            Objects.requireNonNull(URI.create(zipkin).getHost()))
                    != null;
        } catch (UnknownHostException e) {
            return false;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidConfigurationPropertyValueException(
                    ZIPKIN,
                    zipkin,
                    "ORDERFLOW_ZIPKIN must be a URL such as http://localhost:9411, not '" + zipkin + "'");
        }
    }
}
