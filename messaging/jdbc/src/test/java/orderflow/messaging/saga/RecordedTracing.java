package orderflow.messaging.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orderflow.messaging.message.MessageTracing;

/** Remembers which traces were continued. */
final class RecordedTracing implements MessageTracing {

    final List<String> resumed = new ArrayList<>();
    private Optional<String> current = Optional.empty();

    /** From now on the test belongs to that trace. */
    void enter(Optional<String> trace) {
        current = trace;
    }

    @Override
    public Optional<String> current() {
        return current;
    }

    @Override
    public <T> T resuming(String name, Optional<String> traceparent, Supplier<T> work) {
        resumed.add(name + " " + traceparent.orElse("none"));
        return work.get();
    }
}
