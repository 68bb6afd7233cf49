package orderflow.messaging.observability;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orderflow.messaging.message.MessageHeaders;

/**
 * The spans of messages, as OpenTelemetry's conventions for messaging have them: one for each message that is sent, one
 * for each that is handled, and one, with a link to each, for those that are handled together.
 */
final class MessageTraces extends MessageObservations {

    private final Tracer tracer;
    private final Propagator propagator;

    MessageTraces(ObservationRegistry registry, Tracer tracer, Propagator propagator) {
        super(registry);
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Optional<String> current() {
        return Optional.ofNullable(tracer.currentSpan()).flatMap(this::traceparent);
    }

    @Override
    public Optional<String> sending(String channel, String type) {
        Span span = tracer.spanBuilder()
                .name("send " + channel)
                .kind(Span.Kind.PRODUCER)
                .tag("channel", channel)
                .tag("type", type)
                .start();
        span.end();
        return traceparent(span);
    }

    @Override
    public void handlingTogether(String channel, List<MessageHeaders> messages, Runnable work) {
        List<Traceparent> parents = messages.stream()
                .map(MessageHeaders::traceparent)
                .flatMap(header -> Traceparent.of(header).stream())
                .toList();
        if (parents.size() == messages.size() && parents.stream().noneMatch(Traceparent::sampled)) {
            work.run(); // all their senders have decided not to be traced
            return;
        }
        List<TraceContext> contexts = parents.stream()
                .filter(Traceparent::sampled)
                .map(this::contextOf)
                .toList();
        Span.Builder builder = tracer.spanBuilder()
                .setNoParent()
                .name("receive " + channel)
                .kind(Span.Kind.CONSUMER)
                .tag("channel", channel)
                .tag("messages", messages.size())
                // Zipkin shows no links
                .tag("links", contexts.stream().map(MessageTraces::spanId).collect(Collectors.joining(" ")));
        contexts.forEach(context -> builder.addLink(new Link(context)));
        in(builder.start(), () -> {
            work.run();
            return messages;
        });
    }

    @Override
    public <T> T resuming(String name, Optional<String> traceparent, Supplier<T> work) {
        Span.Builder builder = traceparent
                .map(this::childOf)
                .orElseGet(() -> tracer.spanBuilder().setNoParent());
        return in(builder.name(name).start(), work);
    }

    private <T> T in(Span span, Supplier<T> work) {
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            scope.close();
            span.end();
        }
    }

    private Optional<String> traceparent(Span span) {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (headers, name, value) -> carrier.put(name, value));
        return Optional.ofNullable(carrier.get(TRACEPARENT));
    }

    private Span.Builder childOf(String traceparent) {
        return propagator.extract(traceparent, (carrier, name) -> TRACEPARENT.equals(name) ? carrier : null);
    }

    private TraceContext contextOf(Traceparent traceparent) {
        return tracer.traceContextBuilder()
                .traceId(traceparent.traceId())
                .spanId(traceparent.spanId())
                .sampled(traceparent.sampled())
                .build();
    }

    private static String spanId(TraceContext context) {
        return context.traceId() + "-" + context.spanId();
    }
}
