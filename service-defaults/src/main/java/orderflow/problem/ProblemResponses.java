package orderflow.problem;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/** Tells in the OpenAPI document that every error is a problem detail, and which errors every operation has. */
class ProblemResponses implements GlobalOpenApiCustomizer {

    private static final String NAME = "Problem";
    private static final String FIRST_ERROR = "400";
    private static final String PROBLEM_JSON = "application/problem+json";

    @Override
    public void customise(OpenAPI api) {
        api.schema(NAME, problem());
        api.getPaths().values().forEach(path -> path.readOperations().forEach(ProblemResponses::complete));
    }

    private static void complete(Operation operation) {
        SortedMap<String, ApiResponse> responses = new TreeMap<>(operation.getResponses());
        responses.putIfAbsent("400", new ApiResponse().description("The request is invalid; errors says where."));
        responses.putIfAbsent("500", new ApiResponse().description("The request failed; the log says why."));
        Optional.ofNullable(responses.get("503"))
                .ifPresent(response -> response.addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter()));
        responses.tailMap(FIRST_ERROR).values().forEach(error -> error.content(content()));
        ApiResponses complete = new ApiResponses();
        complete.putAll(responses);
        operation.responses(complete);
    }

    private static Header retryAfter() {
        return new Header().description("seconds").schema(new IntegerSchema());
    }

    private static Content content() {
        Schema<?> reference = new Schema<>().$ref(NAME);
        return new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(reference));
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("field", new StringSchema().example("lines[0].quantity"))
                .addProperty("message", new StringSchema().example("must be greater than or equal to 1"));
        return new ObjectSchema()
                .description("A problem detail (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri-reference"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(field).description("every invalid field"));
    }
}
