package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars beside each other, as SVG: one per row, made of parts. */
record BarChart(String title, List<Bar> bars) {

    /**
     * @param parts by name, in the order in which they are drawn
     * @param text what it comes to
     */
    record Bar(String label, Map<String, Double> parts, String text) {

        Bar(String label, double value, String text) {
            this(label, Map.of(label, value), text);
        }

        double total() {
            return parts.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static final List<String> COLOURS =
            List.of("#2f6f9f", "#5aa2cf", "#a5cbe3", "#c8603c", "#e39a5b", "#7a9a52", "#9c8bb5", "#8a8a8a");
    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int RIGHT = 160;
    private static final int TOP = 40;
    private static final int ROW = 34;
    private static final int THICK = 22;

    String svg() {
        boolean legend = bars.stream().anyMatch(bar -> bar.parts().size() > 1);
        int height = TOP + ROW * bars.size() + (legend ? 30 : 6);
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, height));
        text(svg, 10, 24, "start", "<tspan font-weight=\"bold\">" + title + "</tspan>");
        double most = bars.stream().mapToDouble(Bar::total).max().orElse(1);
        for (int row = 0; row < bars.size(); row++) {
            draw(svg, bars.get(row), TOP + row * ROW, (WIDTH - LEFT - RIGHT) / Math.max(most, 1e-9));
        }
        if (legend) {
            legend(svg, bars.get(0).parts(), height - 12);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Bar bar, int y, double scale) {
        text(svg, LEFT - 8, y + 16, "end", bar.label());
        double x = LEFT;
        int colour = 0;
        for (double value : bar.parts().values()) {
            double width = value * scale;
            box(svg, x, y, width, THICK, COLOURS.get(colour++ % COLOURS.size()));
            x += width;
        }
        text(svg, x + 6, y + 16, "start", bar.text());
    }

    private static void legend(StringBuilder svg, Map<String, Double> parts, int y) {
        double x = 10;
        int colour = 0;
        for (String name : parts.keySet()) {
            box(svg, x, y - 10, 11, 11, COLOURS.get(colour++ % COLOURS.size()));
            text(svg, x + 16, y, "start", name);
            x += 30 + 7.5 * name.length();
        }
    }

    private static void box(StringBuilder svg, double x, double y, double width, double height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                x,
                y,
                width,
                height,
                colour));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222222\">%s</text>\n",
                x,
                y,
                anchor,
                text));
    }
}
