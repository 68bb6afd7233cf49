package orderflow.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TracesTest {

    private static final String EXPORT = "management.tracing.export.enabled";
    private static final String SAMPLING = "management.tracing.sampling.probability";

    @Test
    void goToAZipkinThatIsThere() {
        assertThat(Traces.properties(zipkin("http://localhost:9411")))
                .containsEntry(EXPORT, true)
                .containsEntry(SAMPLING, 1)
                .containsEntry("management.tracing.export.zipkin.endpoint", "http://localhost:9411/api/v2/spans");
    }

    /** As in docker-compose.yml without the profile; the name is reserved, so no host ever has it (RFC 2606). */
    @ParameterizedTest
    @ValueSource(strings = {"", "http://zipkin.invalid:9411"})
    void goNowhereWithoutZipkin(String url) {
        assertThat(Traces.properties(zipkin(url)))
                .containsEntry(EXPORT, false)
                .containsEntry(SAMPLING, 0)
                .containsEntry("orderflow.log-trace", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zipkin", "not a url", "//"})
    void refuseWhatIsNoUrl(String url) {
        assertThatThrownBy(() -> Traces.properties(zipkin(url)))
                .hasMessageContaining(
                        "ORDERFLOW_ZIPKIN must be a URL such as http://localhost:9411, not '" + url + "'");
    }

    private static MockEnvironment zipkin(String url) {
        return new MockEnvironment().withProperty("orderflow.zipkin", url);
    }
}
