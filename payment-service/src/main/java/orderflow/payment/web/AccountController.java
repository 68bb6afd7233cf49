package orderflow.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Money;
import orderflow.payment.account.Account;
import orderflow.payment.account.Accounts;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Opens and shows accounts. */
@Tag(name = "accounts")
@RestController
@RequestMapping("/accounts")
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    record OpenAccount(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String customerId,

            @NotNull OpeningBalance openingBalance,

            Optional<@Pattern(regexp = AccountOpened.EMAIL, message = "must be an e-mail address") String> email) {}

    /** Complains while it is read; {@link Money} names the field. */
    record OpeningBalance(String amount, String currency) {

        OpeningBalance {
            if (Money.of(amount, currency).isNegative()) {
                throw new IllegalArgumentException("amount must not be negative");
            }
        }

        Money money() {
            return Money.of(amount, currency);
        }
    }

    record AccountView(String customerId, Optional<String> email, Money available, Money held) {

        static AccountView of(Account account) {
            return new AccountView(account.customerId(), account.email(), account.available(), account.held());
        }
    }

    @Operation(summary = "Open a customer's account")
    @ApiResponse(
            responseCode = "201",
            headers =
                    @Header(name = "Location", description = "where the account is", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "409", description = "The customer has an account already.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountView> open(@Valid @RequestBody OpenAccount request) {
        Account account =
                accounts.open(request.customerId(), request.openingBalance().money(), request.email());
        return ResponseEntity.created(URI.create("/accounts/" + account.customerId()))
                .body(AccountView.of(account));
    }

    @Operation(summary = "Show a customer's account")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such account.")
    @GetMapping("/{customerId}")
    AccountView show(@PathVariable String customerId) {
        return accounts.of(customerId)
                .map(AccountView::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account"));
    }

    @ExceptionHandler(DataIntegrityViolationException.class)
    ProblemDetail refuseSecondAccount() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "the customer has an account already");
    }
}
