package orderflow.servers;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL executed a statement.
 *
 * @param text the statement, and its plan with the rows that each step had to do with
 */
public record ExplainedPlan(String text) {

    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");
    private static final Pattern ROWS =
            Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)|Rows Removed by [A-Za-z ]+: ([0-9]+)");

    /** @return whether it reads one of the tables from one end to the other */
    public boolean scansAny(Set<String> tables) {
        return SCAN.matcher(text).results().anyMatch(scan -> tables.contains(scan.group(1)));
    }

    /** @return most rows that one of its steps has read, has thrown away or has sorted */
    public double mostRows() {
        double most = 0;
        double loops = 1;
        Matcher matcher = ROWS.matcher(text);
        while (matcher.find()) {
            MatchResult step = matcher.toMatchResult();
            boolean removed = step.group(3) != null;
            loops = removed ? loops : Double.parseDouble(step.group(2));
            most = Math.max(most, loops * Double.parseDouble(removed ? step.group(3) : step.group(1)));
        }
        return most;
    }
}
