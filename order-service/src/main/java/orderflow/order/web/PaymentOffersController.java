package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messaging.query.NobodyAskedException;
import orderflow.order.offers.GatheredOffers;
import orderflow.order.offers.PaymentOffers;
import orderflow.problem.ServiceUnavailable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows what payment providers offer by a deadline. No thread is held while waiting. */
@Tag(name = "payment offers")
@RestController
class PaymentOffersController {

    private static final long LONGEST_DEADLINE = 5_000;
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(1);

    private final PaymentOffers offers;

    PaymentOffersController(PaymentOffers offers) {
        this.offers = offers;
    }

    /** What is to be paid, by whom, and how long offers are gathered. */
    record OfferBody(
            @NotNull @CustomerId String customerId,

            @NotNull
            @Pattern(regexp = "\\d{1,13}(\\.\\d{1,4})?", message = "must be a decimal number, such as \"39.80\"")
            String amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code, such as EUR")
            String currency,

            Optional<@Min(1) @Max(LONGEST_DEADLINE) Integer> deadlineMillis) {}

    record Offer(String provider, Money fee) {

        static Offer of(PaymentOffer offer) {
            return new Offer(offer.provider(), offer.fee());
        }
    }

    /** @param answered who had answered when the time was up */
    record OffersView(
            UUID requestId, long deadlineMillis, List<Offer> offers, Optional<Offer> best, List<String> answered) {

        static OffersView of(GatheredOffers gathered) {
            return new OffersView(
                    gathered.requestId(),
                    gathered.deadline().toMillis(),
                    gathered.offers().stream().map(Offer::of).toList(),
                    gathered.best().map(Offer::of),
                    gathered.offers().stream()
                            .map(PaymentOffer::provider)
                            .distinct()
                            .toList());
        }
    }

    @Operation(
            summary = "Ask all payment providers what they offer",
            description =
                    "Answers at the deadline, 300 ms unless the request says otherwise, with what has come by then.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The request is well-formed and means nothing; errors says why.")
    @ApiResponse(responseCode = "503", description = "No payment provider could be asked.")
    @PostMapping("/payment-offers")
    CompletableFuture<OffersView> gather(@Valid @RequestBody OfferBody body) {
        Money amount = OrderRequests.price("amount", body.amount(), body.currency());
        return offers.gather(body.customerId(), amount, body.deadlineMillis().map(Duration::ofMillis))
                .thenApply(OffersView::of);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nobodyAsked(NobodyAskedException away) {
        return ServiceUnavailable.answer(
                "No payment provider could be asked: " + away.getMessage() + ".", UNTIL_ASKED_AGAIN);
    }
}
