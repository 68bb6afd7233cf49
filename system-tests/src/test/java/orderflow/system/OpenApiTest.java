package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In one JVM, too, every service describes itself. */
class OpenApiTest {

    private final RestApi api = RunningSystem.shared().api();

    @ParameterizedTest
    @EnumSource(Service.class)
    void describesTheService(Service service) {
        assertThat(api.json(service, "/v3/api-docs").at("/info/title").asString())
                .isEqualTo(service.id());
        assertThat(api.get(service, "/swagger-ui/index.html").body()).contains("Swagger UI");
    }
}
