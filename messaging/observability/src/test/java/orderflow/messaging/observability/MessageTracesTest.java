package orderflow.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What OpenTelemetry gets to see, set up by Spring Boot. */
class MessageTracesTest {

    private static final String CAUSE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-1af7651916cd43dd8448eb211c80319c-a7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-2af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00";

    private final CollectedSpans spans = new CollectedSpans();
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ObservationAutoConfiguration.class,
                    OpenTelemetrySdkAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    TracingAutoConfiguration.class))
            .withPropertyValues("management.tracing.sampling.probability=1")
            .withBean(SpanProcessor.class, () -> SimpleSpanProcessor.create(spans));

    private void run(Consumer<MessageTracing> work) {
        service.run(context -> work.accept(context.getBean(MessageTracing.class)));
    }

    @Test
    void continuesTheTraceOfAMessageInWhatItsHandlerSends() {
        run(tracing -> {
            Optional<String> sent =
                    tracing.handling("commands", message(CAUSE), () -> tracing.sending("replies", "done.v1"));

            assertThat(spans.all()).extracting(SpanData::getName).containsExactly("send replies", "process commands");
            SpanData send = span("send replies");
            SpanData process = span("process commands");
            assertThat(process.getParentSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
            assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(sent).contains("00-0af7651916cd43dd8448eb211c80319c-" + send.getSpanId() + "-01");
        });
    }

    @Test
    void linksWhatIsHandledTogetherToEachMessage() {
        run(tracing -> {
            tracing.handlingTogether(
                    "commands",
                    List.of(message(CAUSE), message(OTHER), headers().build()),
                    () -> {});

            SpanData batch = span("receive commands");
            assertThat(batch.getParentSpanContext().isValid()).isFalse();
            assertThat(batch.getLinks())
                    .extracting(LinkData::getSpanContext)
                    .extracting(context -> context.getTraceId())
                    .containsExactly("0af7651916cd43dd8448eb211c80319c", "1af7651916cd43dd8448eb211c80319c");
        });
    }

    /** As in a batch: what each message leads to belongs to its own trace. */
    @Test
    void keepsTheTracesOfMessagesHandledTogetherApart() {
        run(tracing -> {
            tracing.handlingTogether(
                    "commands",
                    List.of(message(CAUSE), message(OTHER)),
                    () -> tracing.handling("commands", message(OTHER), () -> "handled"));

            assertThat(span("process commands").getTraceId()).isEqualTo("1af7651916cd43dd8448eb211c80319c");
        });
    }

    @Test
    void honoursTheDecisionNotToSample() {
        run(tracing -> {
            Optional<String> sent =
                    tracing.handling("commands", message(UNSAMPLED), () -> tracing.sending("replies", "done.v1"));

            assertThat(spans.all()).isEmpty();
            assertThat(sent)
                    .hasValueSatisfying(header -> assertThat(header)
                            .startsWith("00-2af7651916cd43dd8448eb211c80319c-")
                            .endsWith("-00"));
        });
    }

    @Test
    void honoursItOfMessagesHandledTogether() {
        run(tracing -> {
            tracing.handlingTogether("commands", List.of(message(UNSAMPLED), message(UNSAMPLED)), () -> {});
            assertThat(spans.all()).isEmpty();

            tracing.handlingTogether("commands", List.of(message(UNSAMPLED), message(CAUSE)), () -> {});
            assertThat(span("receive commands").getLinks())
                    .extracting(link -> link.getSpanContext().getTraceId())
                    .containsExactly("0af7651916cd43dd8448eb211c80319c");
        });
    }

    @Test
    void continuesATraceAfterAPause() {
        run(tracing -> {
            Optional<String> kept = tracing.handling("commands", message(CAUSE), tracing::current);

            tracing.resuming("deadline of trip", kept, () -> tracing.sending("commands", "undo.v1"));

            assertThat(spans.all()).extracting(SpanData::getTraceId).containsOnly("0af7651916cd43dd8448eb211c80319c");
            assertThat(span("send commands").getParentSpanId())
                    .isEqualTo(span("deadline of trip").getSpanId());
        });
    }

    @Test
    void startsATraceOfItsOwnInsteadOfAStrangersNonsense() {
        run(tracing -> {
            MessageHeaders nonsense = message("00-zz-ü--");
            tracing.handlingTogether("commands", List.of(nonsense, nonsense), () -> {});
            tracing.handling("commands", nonsense, () -> "handled");
            tracing.resuming("deadline", Optional.of("nonsense"), () -> "resumed");

            assertThat(spans.all())
                    .hasSize(3)
                    .allMatch(span -> span.getSpanContext().isValid());
            assertThat(span("receive commands").getLinks()).isEmpty();
        });
    }

    @Test
    void marksASpanThatFailed() {
        run(tracing -> {
            assertThatThrownBy(() -> tracing.resuming("deadline", Optional.empty(), () -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            assertThat(span("deadline").getEvents()).hasSize(1);
            assertThat(tracing.current()).isEmpty();
        });
    }

    /** A message that is being handled, or no trace at all. */
    @Test
    void needsNoTracer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class))
                .run(context -> {
                    MessageTracing tracing = context.getBean(MessageTracing.class);
                    assertThat(tracing.handling("commands", message(CAUSE), () -> "handled"))
                            .isEqualTo("handled");
                    assertThat(tracing.sending("commands", "undo.v1")).isEmpty();
                });
    }

    private SpanData span(String name) {
        return spans.all().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + spans.all()));
    }

    private static MessageHeaders message(String traceparent) {
        return headers().traceparent(traceparent).build();
    }

    private static MessageHeaders.Builder headers() {
        return MessageHeaders.builder(
                UUID.randomUUID(),
                "thing.wanted.v1",
                MessageKind.COMMAND,
                "a-service",
                Instant.EPOCH,
                MessagingMapper.JSON,
                "key");
    }
}
