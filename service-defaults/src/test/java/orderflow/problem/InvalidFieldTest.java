package orderflow.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class InvalidFieldTest {

    record Part(int number, UUID id) {

        Part {
            if (number < 0) {
                throw new IllegalArgumentException("number must not be negative");
            }
        }
    }

    record Whole(String name, List<Part> parts) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":{}}                       | name            | must be a string
            {"parts":{}}                      | parts           | must be a list
            {"parts":[{"number":1},"2"]}      | parts[1]        | must be an object
            {"parts":[{"number":"x"}]}        | parts[0].number | must be a number of type Integer
            {"parts":[{"number":9999999999}]} | parts[0].number | is out of range
            {"parts":[{"id":"x"}]}            | parts[0].id     | must be a UUID
            {"parts":[{"number":-1}]}         | parts[0].number | must not be negative
            """)
    void namesThePathAndWhatWasExpected(String json, String field, String message) {
        JacksonException stopped =
                catchThrowableOfType(JacksonException.class, () -> new JsonMapper().readValue(json, Whole.class));

        assertThat(InvalidField.of(stopped)).contains(new InvalidField(field, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []
            1
            """)
    void isEmptyWhenTheWholeBodyIsWrong(String json) {
        JacksonException stopped =
                catchThrowableOfType(JacksonException.class, () -> new JsonMapper().readValue(json, Whole.class));

        assertThat(InvalidField.of(stopped)).isEmpty();
    }
}
