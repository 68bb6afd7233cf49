package orderflow.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private final OrdersResults results = new OrdersResults();

    @Test
    void showsTheMedianAndBetweenWhatRoundsDiffer() {
        add("orderflow", 120);
        add("orderflow", 100);
        add("orderflow", 140);
        String page = Report.of(results, Options.parse(), new Table("what", "which"));
        assertThat(page)
                .contains("| orderflow | 120 (100–140) | 3.5 | 1.50 | 0.00 | 0.00 | 2.00 |")
                .contains("![Throughput and cost](cost.svg)")
                .doesNotContain("Latency");
    }

    @Test
    void drawsBarsThatAnXmlParserReads() {
        add("orderflow", 120);
        add("by-hand", 240);
        assertThatCode(() -> parse(SaturationTable.throughput(results.saturations())))
                .doesNotThrowAnyException();
        assertThatCode(() -> parse(SaturationTable.cost(results.saturations()))).doesNotThrowAnyException();
    }

    @Test
    void knowsWhoFailed() {
        add("orderflow", 120);
        add("by-hand", 0);
        assertThat(results.failed()).containsExactly("by-hand");
    }

    private void add(String name, double perSecond) {
        Map<String, Double> millis = Map.of("order", 1.5, "rabbitmq", 2.0, CpuMeter.HARNESS, 9.0);
        OrdersResults.add(results.saturations(), name, new Saturation(perSecond, millis, 1, 0, 0));
    }

    private static void parse(BarChart chart) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart.svg())));
    }
}
