package orderflow.order.placeorder;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The same Idempotency-Key came with another request. */
class IdempotencyKeyReused extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused(String key) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, problem(key), null);
    }

    private static ProblemDetail problem(String key) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key '" + key + "' was used for another request of this customer.");
    }
}
