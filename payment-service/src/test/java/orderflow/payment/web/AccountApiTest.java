package orderflow.payment.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.payment.PaymentServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PaymentServiceTest
class AccountApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MessageHistory history;

    private final String customer = "customer-" + UUID.randomUUID();

    @Test
    void opensAnAccountAndTellsOfIt() {
        String account = """
                {"customerId":"%s","email":"carol@example.com",
                 "available":{"amount":"100.50","currency":"EUR"},
                 "held":{"amount":"0.00","currency":"EUR"}}""".formatted(customer);

        MvcTestResult opened = open("""
                {"customerId":"%s","email":"carol@example.com",
                 "openingBalance":{"amount":"100.5","currency":"EUR"}}""".formatted(customer));

        assertThat(opened).hasStatus(HttpStatus.CREATED).hasHeader(HttpHeaders.LOCATION, "/accounts/" + customer);
        assertThat(opened).bodyJson().isStrictlyEqualTo(account);
        assertThat(http.get().uri("/accounts/" + customer))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(account);
        assertThat(history.conversation(customer, 10)).singleElement().satisfies(sent -> {
            assertThat(sent.message().headers().type()).isEqualTo("account.opened.v1");
            assertThat(new String(sent.message().body().bytes(), UTF_8)).contains("\"email\":\"carol@example.com\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"email\":null"})
    void opensAnAccountWithoutAnAddress(String email) {
        MvcTestResult opened = open("""
                {"customerId":"%s","openingBalance":{"amount":"1","currency":"EUR"}%s}""".formatted(customer, email));

        assertThat(opened)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.email")
                .isNull();
    }

    @Test
    void refusesASecondAccount() {
        String request = """
                {"customerId":"%s","openingBalance":{"amount":"0","currency":"JPY"}}""".formatted(customer);

        assertThat(open(request)).hasStatus(HttpStatus.CREATED);

        assertProblem(open(request), HttpStatus.CONFLICT).doesNotHavePath("$.errors");
    }

    @Test
    void knowsAliceAndBobFromTheStart() {
        assertThat(http.get().uri("/accounts/alice"))
                .bodyJson()
                .extractingPath("$.available.amount")
                .isEqualTo("10000.00");
        assertThat(http.get().uri("/accounts/bob"))
                .bodyJson()
                .extractingPath("$.available.amount")
                .isEqualTo("50.00");
    }

    @Test
    void knowsTheAddressesOfAliceAndBob() {
        assertThat(http.get().uri("/accounts/alice"))
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo("alice@example.com");
        assertThat(http.get().uri("/accounts/bob"))
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo("bob@example.com");
    }

    @Test
    void doesNotKnowEverybody() {
        assertProblem(http.get().uri("/accounts/nobody").exchange(), HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"openingBalance":{"amount":"1","currency":"EUR"}}                        | customerId              | must not be null
            {"customerId":"","openingBalance":{"amount":"1","currency":"EUR"}}        | customerId              | must match "[A-Za-z0-9._-]{1,64}"
            {"customerId":"a b","openingBalance":{"amount":"1","currency":"EUR"}}     | customerId              | must match "[A-Za-z0-9._-]{1,64}"
            {"customerId":5,"openingBalance":{"amount":"1","currency":"EUR"}}         | customerId              | must be a string
            {"customerId":["x"],"openingBalance":{"amount":"1","currency":"EUR"}}     | customerId              | must be a string
            {"customerId":"x"}                                                        | openingBalance          | must not be null
            {"customerId":"x","openingBalance":null}                                  | openingBalance          | must not be null
            {"customerId":"x","openingBalance":"1 EUR"}                               | openingBalance          | must be an object
            {"customerId":"x","openingBalance":{"currency":"EUR"}}                    | openingBalance.amount   | is missing
            {"customerId":"x","openingBalance":{"amount":null,"currency":"EUR"}}      | openingBalance.amount   | is missing
            {"customerId":"x","openingBalance":{"amount":1.5,"currency":"EUR"}}       | openingBalance.amount   | must be a string
            {"customerId":"x","openingBalance":{"amount":1,"currency":"EUR"}}         | openingBalance.amount   | must be a string
            {"customerId":"x","openingBalance":{"amount":"one","currency":"EUR"}}     | openingBalance.amount   | must be a decimal number
            {"customerId":"x","openingBalance":{"amount":"","currency":"EUR"}}        | openingBalance.amount   | must be a decimal number
            {"customerId":"x","openingBalance":{"amount":"-0.01","currency":"EUR"}}   | openingBalance.amount   | must not be negative
            {"customerId":"x","openingBalance":{"amount":"0.001","currency":"EUR"}}   | openingBalance.amount   | must have at most 2 decimals in EUR
            {"customerId":"x","openingBalance":{"amount":"0.5","currency":"JPY"}}     | openingBalance.amount   | must have at most 0 decimals in JPY
            {"customerId":"x","openingBalance":{"amount":"1E13","currency":"EUR"}}    | openingBalance.amount   | must be below 10^13
            {"customerId":"x","openingBalance":{"amount":"1","currency":"EURO"}}      | openingBalance.currency | must be an ISO 4217 code
            {"customerId":"x","openingBalance":{"amount":"1","currency":"XXX"}}       | openingBalance.currency | must be one that is paid with, not XXX
            {"customerId":"x","openingBalance":{"amount":"1"}}                        | openingBalance.currency | is missing
            {"customerId":"x","openingBalance":{"amount":"1","currency":"EUR"},"email":""}          | email | must be an e-mail address
            {"customerId":"x","openingBalance":{"amount":"1","currency":"EUR"},"email":"x"}         | email | must be an e-mail address
            {"customerId":"x","openingBalance":{"amount":"1","currency":"EUR"},"email":"x@y\\r\\nBcc: a@b"} | email | must be an e-mail address
            {"customerId":"x","openingBalance":{"amount":"1","currency":"EUR"},"email":5}           | email | must be a string
            """)
    void namesTheFieldThatIsWrong(String body, String field, String message) {
        assertProblem(open(body), HttpStatus.BAD_REQUEST)
                .hasPathSatisfying("$.errors[0].field", path -> assertThat(path).isEqualTo(field))
                .hasPathSatisfying(
                        "$.errors[0].message", path -> assertThat(path).isEqualTo(message));
        assertThat(http.get().uri("/accounts/x")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"customerId":"x",  | The body is not valid JSON: line 1, column 19.
            {"customerId":x}    | The body is not valid JSON: line 1, column 15.
            {} {}               | The body has the wrong form.
            []                  | The body has the wrong form.
            "x"                 | The body has the wrong form.
            null                | The body is missing or cannot be read.
            ` `                 | The body has the wrong form.
            """)
    void saysWhatIsWrongWithTheBody(String body, String detail) {
        assertProblem(open(body), HttpStatus.BAD_REQUEST)
                .hasPathSatisfying("$.detail", path -> assertThat(path).isEqualTo(detail));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        String customerId = "x".repeat(70_000);

        assertProblem(open("{\"customerId\":\"" + customerId + "\"}"), HttpStatus.CONTENT_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/cbor", "application/x-www-form-urlencoded"})
    void refusesWhatIsNotJson(String contentType) {
        assertProblem(
                http.post()
                        .uri("/accounts")
                        .contentType(MediaType.valueOf(contentType))
                        .content("alice")
                        .exchange(),
                HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    private MvcTestResult open(String body) {
        return http.post()
                .uri("/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static AbstractJsonContentAssert<?> assertProblem(MvcTestResult result, HttpStatus status) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return assertThat(result)
                .bodyJson()
                .hasPathSatisfying("$.status", path -> assertThat(path).isEqualTo(status.value()))
                .doesNotHavePath("$.trace");
    }
}
