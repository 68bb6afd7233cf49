package orderflow.messaging.message;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Messaging Mapper: objects to bodies and back, as text (JSON) or binary (CBOR) as the content type says. Unknown
 * fields are ignored (Tolerant Reader). Thread-safe.
 */
public final class MessagingMapper {

    public static final String JSON = "application/json";
    public static final String CBOR = "application/cbor";

    private final Map<String, ObjectMapper> mappers = Map.of(
            JSON, strict(JsonMapper.builder()),
            CBOR, strict(CBORMapper.builder()));

    /**
     * By default Jackson would read 2.7 pieces as 2, and write ids into CBOR as bytes: who reads without knowing the
     * type could not tell what they are.
     */
    private static ObjectMapper strict(MapperBuilder<?, ?> builder) {
        return builder.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withConfigOverride(UUID.class, id -> id.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .build();
    }

    /** @return whether bodies can be written in that content type */
    public static boolean knows(String contentType) {
        return contentType.equals(JSON) || contentType.equals(CBOR);
    }

    /** @throws IllegalArgumentException when the content type is neither JSON nor CBOR */
    public Body write(Object object, String contentType) {
        return Body.of(mapper(contentType)
                .orElseThrow(() -> new IllegalArgumentException("no mapper for " + contentType))
                .writeValueAsBytes(object));
    }

    /** @throws InvalidMessageException when the bytes are not a valid {@code type} in that content type */
    public <T> T read(Body body, String contentType, Class<T> type) {
        ObjectMapper mapper = mapper(contentType)
                .orElseThrow(() -> new InvalidMessageException("unknown content type " + contentType));
        try {
            return Optional.ofNullable(mapper.readValue(body.bytes(), type))
                    .orElseThrow(() -> new InvalidMessageException("the body is empty"));
        } catch (JacksonException e) {
            throw new InvalidMessageException(
                    "the body is not a " + MessageTypes.nameOf(type) + ": " + path(e) + e.getOriginalMessage(), e);
        }
    }

    /** Jackson's own messages do not name the field. */
    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private Optional<ObjectMapper> mapper(String contentType) {
        int parameters = contentType.indexOf(';');
        String mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return Optional.ofNullable(mappers.get(mediaType.strip()));
    }
}
