package orderflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document of every service has to say; each service's {@code OpenApiTest} checks it. */
public final class OpenApiRules {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private OpenApiRules() {}

    /** @param controllers of the service, whose operations are those that have to be described, and no others */
    public static void check(String document, RequestMappingHandlerMapping controllers) {
        JsonNode api = JsonMapper.shared().readTree(document);
        assertThat(api.path("openapi").asString()).startsWith("3.");
        assertThat(api.path("info").path("title").asString()).isNotBlank();
        assertThat(api.path("info").path("description").asString()).isNotBlank();
        Map<String, JsonNode> documented = operations(api);
        assertThat(documented).containsOnlyKeys(operations(controllers));
        documented.forEach(OpenApiRules::checkOperation);
        api.findValuesAsString("$ref")
                .forEach(reference -> assertThat(api.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        amountsAreTexts(api.at("/components/schemas/Money/properties"));
    }

    /** @return such as {@code GET /trips/{id}} */
    private static Set<String> operations(RequestMappingHandlerMapping controllers) {
        return controllers.getHandlerMethods().entrySet().stream()
                .filter(method ->
                        method.getValue().getBeanType().getPackageName().startsWith("orderflow."))
                .flatMap(method -> operations(method.getKey()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }

    private static Map<String, JsonNode> operations(JsonNode api) {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static void checkOperation(String name, JsonNode operation) {
        assertThat(operation.path("summary").asString())
                .as("summary of %s", name)
                .isNotBlank();
        assertThat(operation.path("parameters").findValuesAsString("name"))
                .as("parameters of %s", name)
                .containsAll(VARIABLE.matcher(name)
                        .results()
                        .map((MatchResult variable) -> variable.group(1))
                        .toList());
        JsonNode responses = operation.path("responses");
        assertThat(responses.propertyNames()).as("answers to %s", name).contains("400", "500");
        assertThat(responses.propertyNames()).as("answers to %s", name).anyMatch(status -> status.startsWith("2"));
        responses.forEachEntry((status, response) -> {
            assertThat(response.path("content").propertyNames())
                    .as("media types of %s, answered with %s", name, status)
                    .doesNotContain("*/*")
                    .allMatch(type -> status.startsWith("2") || type.equals("application/problem+json"))
                    .hasSize(1);
            assertThat(response.path("headers"))
                    .as("headers of %s, answered with %s", name, status)
                    .allMatch(header -> header.has("schema"));
            assertThat(response.path("headers").has("Retry-After"))
                    .as("Retry-After of %s, answered with %s", name, status)
                    .isEqualTo(status.equals("503"));
        });
    }

    private static void amountsAreTexts(JsonNode money) {
        if (money.isObject()) {
            assertThat(money.at("/amount/type").asString()).isEqualTo("string");
            assertThat(money.at("/currency/type").asString()).isEqualTo("string");
        }
    }
}
