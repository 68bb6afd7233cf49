package orderflow.benchmarks.springidiom.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import orderflow.messages.Money;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController {

    private final AccountService accounts;

    AccountController(AccountService accounts) {
        this.accounts = accounts;
    }

    record OpenAccount(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String customerId,

            @NotNull OpeningBalance openingBalance,

            Optional<String> email) {}

    record OpeningBalance(String amount, String currency) {}

    @PostMapping("/accounts")
    ResponseEntity<Void> open(@Valid @RequestBody OpenAccount request) {
        Money balance = Money.of(
                request.openingBalance().amount(), request.openingBalance().currency());
        accounts.open(request.customerId(), balance, request.email());
        return ResponseEntity.created(URI.create("/accounts/" + request.customerId()))
                .build();
    }

    /** What the messages' contracts complain of. */
    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
