package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.UUID;
import orderflow.messaging.support.Greeting.Answered;
import orderflow.messaging.support.Greeting.Greet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingMapperTest {

    private final MessagingMapper mapper = new MessagingMapper();

    @ParameterizedTest
    @ValueSource(strings = {MessagingMapper.JSON, MessagingMapper.CBOR})
    void readsWhatItWrote(String contentType) {
        Body body = mapper.write(new Greet("ü €"), contentType);

        assertThat(mapper.read(body, contentType, Greet.class)).isEqualTo(new Greet("ü €"));
    }

    @Test
    void writesTextOrBinaryAsTheContentTypeSays() {
        assertThat(mapper.write(new Greet("a"), MessagingMapper.JSON)).isEqualTo(Body.of("{\"text\":\"a\"}"));
        assertThat(mapper.write(new Greet("a"), MessagingMapper.CBOR).bytes()[0])
                .isEqualTo((byte) 0xbf);
    }

    @ParameterizedTest
    @ValueSource(strings = {MessagingMapper.JSON, MessagingMapper.CBOR})
    void writesIdsThatCanBeReadWithoutKnowingTheContract(String contentType) {
        record Tagged(UUID id) {}
        Tagged tagged = new Tagged(UUID.fromString("0199f0a4-7c1e-7000-8000-00000000002a"));

        Body body = mapper.write(tagged, contentType);

        assertThat(mapper.read(body, contentType, Object.class))
                .isEqualTo(Map.of("id", "0199f0a4-7c1e-7000-8000-00000000002a"));
        assertThat(mapper.read(body, contentType, Tagged.class)).isEqualTo(tagged);
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        Body body = Body.of("{\"text\":\"a\",\"mood\":{\"good\":true}}");

        assertThat(mapper.read(body, MessagingMapper.JSON, Greet.class)).isEqualTo(new Greet("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", "application/json ; charset=\"utf-8\""})
    void ignoresParametersOfTheContentType(String contentType) {
        assertThat(mapper.read(Body.of("{\"text\":\"a\"}"), contentType, Greet.class))
                .isEqualTo(new Greet("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":", "[]", "\"text\"", "{\"text\":{}}", "garbage", "", "{\"text\":\"a\"} {}"})
    void saysThatABodyIsUnreadable(String body) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mapper.read(Body.of(body), MessagingMapper.JSON, Greet.class))
                .withMessageStartingWith("the body is not a greeting.greet.v1: ");
    }

    @Test
    void saysThatABodyIsUnreadableWhichTheContractRefuses() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mapper.read(Body.of("{\"text\":\" \"}"), MessagingMapper.JSON, Answered.class))
                .withMessageContaining("an answer must not be blank");
    }

    @Test
    void saysThatBinaryIsUnreadable() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mapper.read(Body.of(new byte[] {(byte) 0xbf}), MessagingMapper.CBOR, Greet.class))
                .withMessageStartingWith("the body is not a greeting.greet.v1: ");
    }

    @Test
    void takesNullForAnEmptyBody() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mapper.read(Body.of("null"), MessagingMapper.JSON, Greet.class))
                .withMessage("the body is empty");
    }

    @Test
    void refusesOtherContentTypes() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> mapper.read(Body.of("<text/>"), "application/xml", Greet.class))
                .withMessage("unknown content type application/xml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapper.write(new Greet("a"), "application/xml"))
                .withMessage("no mapper for application/xml");
    }
}
