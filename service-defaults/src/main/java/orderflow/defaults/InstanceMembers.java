package orderflow.defaults;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/** Names in each line of a JSON log the service, and which of its instances wrote it. */
class InstanceMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

    private final Environment environment;

    InstanceMembers(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.add("service", environment.getProperty("spring.application.name"));
        members.add("instance", environment.getProperty("orderflow.messaging.instance"));
    }
}
