package orderflow.messaging.autoconfigure;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Names this process among the instances of its service. A process id alone would not do: in containers, all of them
 * tend to have the same.
 */
final class InstanceName {

    private static final int HOST_SUFFIX = 4;
    private static final int RANDOM_BOUND = 0x10000;

    private InstanceName() {}

    static String ofThisProcess() {
        String host = System.getenv().getOrDefault("HOSTNAME", "");
        return of(host, ProcessHandle.current().pid(), new SecureRandom());
    }

    /**
     * Short, since it stands in every line of the log.
     *
     * @param host as containers are told their name; empty outside of one
     */
    static String of(String host, long pid, RandomGenerator random) {
        String place = host.isEmpty() ? String.valueOf(pid) : host.substring(Math.max(0, host.length() - HOST_SUFFIX));
        return String.format(Locale.ROOT, "%s-%04x", place, random.nextInt(RANDOM_BOUND));
    }
}
