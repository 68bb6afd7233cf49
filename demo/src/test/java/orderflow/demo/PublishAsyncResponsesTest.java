package orderflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishAsyncResponsesTest {

    private static final String DEAR = "{'provider':'card','fee':{'amount':'0.72','currency':'EUR'}}";
    private static final String FREE = "{'provider':'wallet','fee':{'amount':'0.00','currency':'EUR'}}";

    private final StubServices services = new StubServices().answer("POST /accounts", 201, "{}");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        services.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'offers':[],'best':null,'answered':[]}",
                "{'offers':[" + DEAR + "," + FREE + "],'best':" + DEAR + ",'answered':['card','wallet']}",
                "{'offers':[" + DEAR + "," + FREE + "],'best':" + FREE + ",'answered':['card']}",
                "{'offers':[" + FREE + "," + FREE + "],'best':" + FREE + ",'answered':['wallet']}",
                "{'offers':[" + DEAR + "," + FREE + "],'best':" + FREE + ",'answered':['card','wallet']}"
            })
    void isBrokenByWrongOffersAndWhenNobodyEverKeepsSilent(String offers) {
        services.answer("POST /payment-offers", 200, offers);
        assertThat(play()).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("VERDICT: BROKEN.");
    }

    @Test
    void isBrokenWhenNobodyCanBeAsked() {
        services.answer("POST /payment-offers", 503, "{}");
        assertThat(play()).isEqualTo(1);
    }

    private int play() {
        return Demos.run(
                List.of("publish-async-responses"),
                services.environment(),
                new PrintStream(output, true, StandardCharsets.UTF_8));
    }
}
