package orderflow.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives a REST API its error answers. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class) // whose own advice would win
@ConditionalOnWebApplication
@Import({
    AmountSchemas.class,
    OperatorAccess.class,
    ProblemAdvice.class,
    ProblemErrors.class,
    ProblemReportValve.Installation.class,
    ProblemResponses.class,
    StrictJson.class
})
class ProblemDetailsAutoConfiguration {}
