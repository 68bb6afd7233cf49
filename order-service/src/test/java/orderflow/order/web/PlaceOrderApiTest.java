package orderflow.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;

import java.time.Duration;
import java.util.UUID;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class PlaceOrderApiTest {

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PaymentParticipant payments;

    @Test
    void acceptsAnOrderAtOnce() throws Exception {
        MvcTestResult accepted = order("alice").exchange();

        assertThat(accepted)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasContentType(MediaType.APPLICATION_JSON)
                .doesNotContainHeader(PREFERENCE_APPLIED);
        String location = String.valueOf(accepted.getResponse().getHeader(HttpHeaders.LOCATION));
        assertThat(location).startsWith("/orders/");
        assertThat(accepted).bodyJson().isStrictlyEqualTo("""
                {"orderId":"%s","state":"APPROVAL_PENDING"}""".formatted(location.substring("/orders/".length())));
        assertThat(http.get().uri(location)).hasStatusOk();
    }

    @Test
    void waitsForTheOutcome() {
        payments.approveAll();

        MvcTestResult done = order("alice").header("Prefer", "wait=10").exchange();

        assertThat(done)
                .hasStatus(HttpStatus.OK)
                .hasHeader(PREFERENCE_APPLIED, "wait=10")
                .containsHeader(HttpHeaders.LOCATION);
        assertThat(done).bodyJson().extractingPath("$.state").isEqualTo("COMPLETED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=1"})
    void waitsNoLongerThanIsPreferred(String preference) {
        MvcTestResult accepted = order("alice").header("Prefer", preference).exchange();

        assertThat(accepted)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasHeader(PREFERENCE_APPLIED, preference)
                .containsHeader(HttpHeaders.LOCATION);
        assertThat(accepted).bodyJson().extractingPath("$.state").isEqualTo("APPROVAL_PENDING");
    }

    @Test
    void findsThePreferenceAmongOthers() {
        MvcTestResult accepted = order("alice")
                .header("Prefer", "respond-async")
                .header("Prefer", "wait=0")
                .exchange();

        assertThat(accepted).hasStatus(HttpStatus.ACCEPTED).hasHeader(PREFERENCE_APPLIED, "wait=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=soon", "wait=-1", "wait=1.5", "await=9", "return=minimal"})
    void ignoresPreferencesThatItDoesNotUnderstand(String preference) {
        assertThat(order("alice").header("Prefer", preference).exchange())
                .hasStatus(HttpStatus.ACCEPTED)
                .doesNotContainHeader(PREFERENCE_APPLIED);
    }

    @Test
    void isNotCutShortByTheServerWhileItWaits() {
        MvcTestResult waiting = order("alice").header("Prefer", "wait=60").asyncExchange();

        assertThat(waiting).request().hasAsyncStarted(true);
        assertThat(waiting.getRequest().getAsyncContext().getTimeout())
                .isGreaterThan(Duration.ofSeconds(60).toMillis());
    }

    @Test
    void acceptsACustomerWhoseAccountIsOpenedMeanwhile() throws Exception {
        String customer = "customer-" + UUID.randomUUID();

        MvcTestResult waiting = order(customer).asyncExchange();
        assertThat(waiting).request().hasAsyncStarted(true);
        payments.openAccount(customer);
        waiting.getMvcResult().getAsyncResult();

        assertThat(http.perform(asyncDispatch(waiting.getMvcResult()))).hasStatus(HttpStatus.ACCEPTED);
    }

    private MockMvcRequestBuilder order(String customer) {
        return http.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                {"customerId":"%s","currency":"EUR","lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"}]}""".formatted(customer));
    }
}
