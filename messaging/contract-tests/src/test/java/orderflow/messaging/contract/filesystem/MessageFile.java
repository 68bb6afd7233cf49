package orderflow.messaging.contract.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.HeaderReader;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;

/** Message Translator: a message as the bytes of a file and back. One line per header, an empty line, the body. */
record MessageFile(Map<String, String> headers, Body body) {

    private static final String END_OF_HEADERS = "\n\n";

    static Body write(Message message) {
        MessageHeaders headers = message.headers();
        StringBuilder lines = new StringBuilder();
        add(lines, "id", headers.id());
        add(lines, "type", headers.type());
        add(lines, "kind", headers.kind());
        add(lines, "source", headers.source());
        add(lines, "time", headers.time());
        add(lines, "content-type", headers.contentType());
        add(lines, "shard-key", headers.shardKey());
        add(lines, "conversation-id", headers.conversationId());
        add(lines, "sequence", headers.sequence());
        add(lines, "reply-to", headers.replyTo());
        add(lines, "correlation-id", headers.correlationId());
        add(lines, "causation-id", headers.causationId());
        add(lines, "traceparent", headers.traceparent());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(lines.append('\n').toString().getBytes(UTF_8));
        file.writeBytes(message.body().bytes());
        return Body.of(file.toByteArray());
    }

    private static void add(StringBuilder lines, String name, Object value) {
        if (value != null) {
            lines.append(name).append(": ").append(value).append('\n');
        }
    }

    /** @throws InvalidMessageException when the file has no empty line */
    static MessageFile parse(Body file) {
        byte[] bytes = file.bytes();
        int end = new String(bytes, ISO_8859_1).indexOf(END_OF_HEADERS); // one character per byte
        if (end < 0) {
            throw new InvalidMessageException("there is no empty line after the headers");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        new String(bytes, 0, end, UTF_8)
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(header -> {
                    headers.put(header[0], header[header.length - 1]);
                });
        return new MessageFile(
                headers, Body.of(Arrays.copyOfRange(bytes, end + END_OF_HEADERS.length(), bytes.length)));
    }

    /** @throws InvalidMessageException when a header is missing or malformed */
    Message toMessage() {
        HeaderReader reader = new HeaderReader(headers::get);
        try {
            MessageHeaders read = MessageHeaders.builder(
                            reader.required("id", HeaderReader::uuid),
                            reader.text("type"),
                            reader.required("kind", MessageKind::valueOf),
                            reader.text("source"),
                            reader.required("time", Instant::parse),
                            reader.text("content-type"),
                            reader.text("shard-key"))
                    .conversationId(reader.text("conversation-id"))
                    .sequence(reader.required("sequence", Long::parseLong))
                    .replyTo(reader.optionalText("reply-to"))
                    .correlationId(reader.optional("correlation-id", HeaderReader::uuid))
                    .causationId(reader.optional("causation-id", HeaderReader::uuid))
                    .traceparent(reader.optionalText("traceparent"))
                    .build();
            return new Message(read, body);
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(String.valueOf(e.getMessage()), e);
        }
    }
}
