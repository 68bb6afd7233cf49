package orderflow.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.notification.NotificationServiceTest;
import orderflow.testkit.OpenApiRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@NotificationServiceTest
class OpenApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @Test
    void describesEveryOperation() throws Exception {
        String document =
                http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();

        OpenApiRules.check(document, controllers);
    }

    @Test
    void canBeReadInABrowser() {
        assertThat(http.get().uri("/swagger-ui.html")).hasRedirectedUrl("/swagger-ui/index.html");
        assertThat(http.get().uri("/swagger-ui/index.html"))
                .hasStatusOk()
                .bodyText()
                .contains("Swagger UI");
    }
}
