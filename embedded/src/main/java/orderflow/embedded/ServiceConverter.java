package orderflow.embedded;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Gives each log line the service that wrote it: every thread of a service is in the thread group named after it. */
public class ServiceConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return service();
    }

    static String service() {
        for (ThreadGroup group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group.getName().endsWith("-service")) {
                return group.getName();
            }
        }
        return "brokers";
    }
}
