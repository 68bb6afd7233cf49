package orderflow.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;

/** Problem details for what Tomcat itself refuses, before any controller sees it: no HTML pages in a REST API. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    /** Puts the valve into the server. */
    static final class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory server) {
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        byte[] problem = "{\"detail\":\"The request was refused.\",\"status\":%d,\"title\":\"%s\"}"
                .formatted(status, title)
                .getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/problem+json");
            response.setContentLength(problem.length);
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("the client has gone, or has got another answer", e);
        }
    }
}
