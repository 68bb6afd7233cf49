package orderflow.problem;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** 503, with the time after which to repeat the request: for what fails by no fault of the client, and will pass. */
public final class ServiceUnavailable {

    private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);

    private ServiceUnavailable() {}

    /** @param retryAfter told in seconds, rounded up */
    public static ResponseEntity<ProblemDetail> answer(String detail, Duration retryAfter) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail))
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(retryAfter.plus(ALMOST_A_SECOND).toSeconds()))
                .build();
    }
}
