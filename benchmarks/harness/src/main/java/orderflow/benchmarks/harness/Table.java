package orderflow.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    Table row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        String rule = rows.get(0).stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |\n"));
        String body = rows.stream().skip(1).map(Table::line).collect(Collectors.joining());
        return line(rows.get(0)) + rule + body;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
