package orderflow.problem;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Errors as RFC 9457 problem details: {@code errors} names every invalid field; nothing internal gets out. */
@Hidden // from the OpenAPI document: ProblemResponses tells it what errors there are
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final String INVALID = "The request is invalid.";
    private static final Duration UNTIL_DATABASE_IS_BACK = Duration.ofSeconds(5);

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<InvalidField> fields = invalid.getFieldErrors().stream()
                .map(error -> new InvalidField(error.getField(), String.valueOf(error.getDefaultMessage())))
                .sorted(Comparator.comparing(InvalidField::field))
                .toList();
        return handleExceptionInternal(invalid, problem(status, INVALID, fields), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<InvalidField> fields = invalid.getParameterValidationResults().stream()
                .flatMap(parameter -> parameter.getResolvableErrors().stream()
                        .map(error -> new InvalidField(
                                String.valueOf(parameter.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return handleExceptionInternal(invalid, problem(status, INVALID, fields), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = unreadable(unreadable.getCause(), status);
        HttpStatus answer = HttpStatus.valueOf(problem.getStatus());
        return handleExceptionInternal(unreadable, problem, headers, answer, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        InvalidField field = new InvalidField(missing.getParameterName(), "is missing");
        return handleExceptionInternal(missing, problem(status, INVALID, List.of(field)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(mismatch instanceof MethodArgumentTypeMismatchException argument) || mismatch.getRequiredType() == null) {
            return super.handleTypeMismatch(mismatch, headers, status, request);
        }
        String type = mismatch.getRequiredType().getSimpleName();
        InvalidField field = new InvalidField(argument.getName(), "must be a " + type);
        return handleExceptionInternal(mismatch, problem(status, INVALID, List.of(field)), headers, status, request);
    }

    /** With the content type, or an {@code Accept} that cannot be read would have the answer sent without content. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handleInvalidRequest(InvalidRequestException invalid) {
        return answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, INVALID, List.of(invalid.field())));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> handleTrouble(Exception trouble) {
        if (DatabaseOutage.caused(trouble)) {
            logger.warn("a request failed because the database is away: " + trouble.getMessage());
            return ServiceUnavailable.answer(
                    "The database cannot be reached now; please repeat the request.", UNTIL_DATABASE_IS_BACK);
        }
        logger.error("a request failed", trouble);
        return answer(ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The request failed here; the log says why."));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause, HttpStatusCode status) {
        if (cause instanceof StreamConstraintsException) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "The body is too large or too deeply nested.", List.of());
        }
        if (cause instanceof DatabindException || cause instanceof InputCoercionException) {
            List<InvalidField> fields =
                    InvalidField.of((JacksonException) cause).stream().toList();
            return problem(status, fields.isEmpty() ? "The body has the wrong form." : INVALID, fields);
        }
        if (cause instanceof JacksonException broken && broken.getLocation() != null) {
            String place = "line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr();
            return problem(status, "The body is not valid JSON: " + place + ".", List.of());
        }
        return problem(status, "The body is missing or cannot be read.", List.of());
    }

    private static ProblemDetail problem(HttpStatusCode status, String detail, List<InvalidField> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
        return problem;
    }
}
