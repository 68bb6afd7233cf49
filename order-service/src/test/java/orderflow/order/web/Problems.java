package orderflow.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.http.MediaType;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What every answer to a bad request has in common. */
final class Problems {

    private Problems() {}

    /** Problem details of that status, and nothing of the server's inside. */
    static AbstractJsonContentAssert<?> assertProblem(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().doesNotContain("Exception", "orderflow.", "\\tat ");
        return assertThat(result)
                .bodyJson()
                .hasPathSatisfying("$.status", path -> assertThat(path).isEqualTo(status));
    }
}
