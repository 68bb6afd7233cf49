package orderflow.order.web;

import static orderflow.order.web.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import orderflow.order.OrderServiceTest;
import orderflow.order.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class BadOrdersTest {

    private static final String LINE = "{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":\"1\"}";
    private static final int TEN_MEGABYTES = 10_000_000;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private Map<String, Long> before = Map.of();

    @BeforeEach
    void lookAtTheTables() {
        before = new Tables(jdbc).sizes();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(new Tables(jdbc).sizes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                                                       | 400 | lines[0]           | must not be null
            "a"                                                        | 400 | lines[0]           | must be an object
            {"quantity":1,"unitPrice":"1"}                             | 400 | lines[0].sku       | must not be null
            {"sku":"","quantity":1,"unitPrice":"1"}                    | 400 | lines[0].sku       | must be 1 to 64 letters, digits, spaces, '.', '_', '/' or '-'
            {"sku":"a\\u0000","quantity":1,"unitPrice":"1"}            | 400 | lines[0].sku       | must be 1 to 64 letters, digits, spaces, '.', '_', '/' or '-'
            {"sku":5,"quantity":1,"unitPrice":"1"}                     | 400 | lines[0].sku       | must be a string
            {"sku":"a","unitPrice":"1"}                                | 400 | lines[0].quantity  | must be a number of type Integer
            {"sku":"a","quantity":null,"unitPrice":"1"}                | 400 | lines[0].quantity  | must be a number of type Integer
            {"sku":"a","quantity":0,"unitPrice":"1"}                   | 400 | lines[0].quantity  | must be greater than or equal to 1
            {"sku":"a","quantity":-1,"unitPrice":"1"}                  | 400 | lines[0].quantity  | must be greater than or equal to 1
            {"sku":"a","quantity":1.5,"unitPrice":"1"}                 | 400 | lines[0].quantity  | must be a number of type Integer
            {"sku":"a","quantity":"2","unitPrice":"1"}                 | 400 | lines[0].quantity  | must be a number of type Integer
            {"sku":"a","quantity":true,"unitPrice":"1"}                | 400 | lines[0].quantity  | must be a number of type Integer
            {"sku":"a","quantity":99999999999,"unitPrice":"1"}         | 400 | lines[0].quantity  | is out of range
            {"sku":"a","quantity":1000001,"unitPrice":"1"}             | 400 | lines[0].quantity  | must be less than or equal to 1000000
            {"sku":"a","quantity":1}                                   | 400 | lines[0].unitPrice | must not be null
            {"sku":"a","quantity":1,"unitPrice":19.90}                 | 400 | lines[0].unitPrice | must be a string
            {"sku":"a","quantity":1,"unitPrice":19}                    | 400 | lines[0].unitPrice | must be a string
            {"sku":"a","quantity":1,"unitPrice":"-0.01"}               | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":"1E3"}                 | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":"1,50"}                | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":""}                    | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":"10000000000000"}      | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":"0.00001"}             | 400 | lines[0].unitPrice | must be a decimal number of at least 0, such as "19.90"
            {"sku":"a","quantity":1,"unitPrice":"0.001"}               | 422 | lines[0].unitPrice | must have at most 2 decimals in EUR
            {"sku":"a","quantity":2,"unitPrice":"9999999999999"}       | 422 | lines[0].unitPrice | makes the order's total too large
            {"sku":"a","quantity":9,"unitPrice":"0.00"}                | 422 | lines              | must cost more than nothing
            """)
    void namesTheFieldOfTheLineThatIsWrong(String line, int status, String field, String message) {
        assertField(place(order(line)), status, field, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"currency":"EUR","lines":[LINE]}                             | 400 | customerId         | must not be null
            {"customerId":null,"currency":"EUR","lines":[LINE]}           | 400 | customerId         | must not be null
            {"customerId":"a b","currency":"EUR","lines":[LINE]}          | 400 | customerId         | must be 1 to 64 letters, digits, '.', '_' or '-'
            {"customerId":5,"currency":"EUR","lines":[LINE]}              | 400 | customerId         | must be a string
            {"customerId":"nobody","currency":"EUR","lines":[LINE]}       | 422 | customerId         | is unknown: payment-service has told of no account for 'nobody'
            {"customerId":"alice","lines":[LINE]}                         | 400 | currency           | must not be null
            {"customerId":"alice","currency":"eur","lines":[LINE]}        | 400 | currency           | must be an ISO 4217 code, such as EUR
            {"customerId":"alice","currency":"ZZZ","lines":[LINE]}        | 422 | currency           | must be an ISO 4217 code
            {"customerId":"alice","currency":"XXX","lines":[LINE]}        | 422 | currency           | must be one that is paid with, not XXX
            {"customerId":"alice","currency":"EUR"}                       | 400 | lines              | must not be empty
            {"customerId":"alice","currency":"EUR","lines":null}          | 400 | lines              | must not be empty
            {"customerId":"alice","currency":"EUR","lines":[]}            | 400 | lines              | must not be empty
            {"customerId":"alice","currency":"EUR","lines":LINE}          | 400 | lines              | must be a list
            {"customerId":"alice","currency":"EUR","lines":[LINE,null]}   | 400 | lines[1]           | must not be null
            {"customerId":"alice","currency":"JPY","lines":[LINE,{"sku":"a","quantity":1,"unitPrice":"1.5"}]} | 422 | lines[1].unitPrice | must have at most 0 decimals in JPY
            {"customerId":"alice","currency":"EUR","lines":[LINE,{"sku":"a","quantity":1,"unitPrice":"9999999999999"}]} | 422 | lines[1].unitPrice | makes the order's total too large
            """)
    void namesTheFieldThatIsWrong(String body, int status, String field, String message) {
        assertField(place(body.replace("LINE", LINE)), status, field, message);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertProblem(place("{\"lines\":[{\"quantity\":0}]}"), 400)
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("currency", "customerId", "lines[0].quantity", "lines[0].sku", "lines[0].unitPrice");
    }

    @Test
    void refusesArticleNumbersThatAreTooLong() {
        String surrogates = "\uD835\uDC9C".repeat(40);

        assertField(
                place(order(LINE.replace("\"a\"", "\"" + surrogates + "\""))),
                400,
                "lines[0].sku",
                "must be 1 to 64 letters, digits, spaces, '.', '_', '/' or '-'");
    }

    @Test
    void refusesTooManyLines() {
        assertField(place(order((LINE + ",").repeat(100) + LINE)), 400, "lines", "size must be between 0 and 100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"customerId":"alice",  | The body is not valid JSON: line 1, column 23.
            {"customerId":alice}    | The body is not valid JSON: line 1, column 15.
            []                      | The body has the wrong form.
            "alice"                 | The body has the wrong form.
            null                    | The body is missing or cannot be read.
            ``                      | The body is missing or cannot be read.
            """)
    void saysWhatIsWrongWithTheBody(String body, String detail) {
        assertProblem(place(body), 400).extractingPath("$.detail").isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void refusesWhatIsNotJson(String contentType) {
        assertProblem(post(MediaType.valueOf(contentType), order(LINE)), 415);
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws IOException, InterruptedException {
        String large = order(LINE).replace("alice", "x".repeat(TEN_MEGABYTES));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(large))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE.value());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("too large").doesNotContain("Exception");
    }

    private static String order(String lines) {
        return "{\"customerId\":\"alice\",\"currency\":\"EUR\",\"lines\":[" + lines + "]}";
    }

    private MvcTestResult place(String body) {
        return post(MediaType.APPLICATION_JSON, body);
    }

    private MvcTestResult post(MediaType contentType, String body) {
        return http.post()
                .uri("/orders")
                .header("Idempotency-Key", "bad")
                .contentType(contentType)
                .content(body)
                .exchange();
    }

    private static void assertField(MvcTestResult result, int status, String field, String message) {
        assertProblem(result, status)
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(Map.of("field", field, "message", message));
    }
}
