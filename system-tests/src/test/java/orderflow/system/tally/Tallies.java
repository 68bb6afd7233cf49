package orderflow.system.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been counted, by the service's database. */
public record Tallies(JdbcClient jdbc) {

    /** @param time when it was committed */
    public record Count(String name, int number, String instance, Instant time) {}

    /** @return in the order in which the effects were written, which is the order of the commits within one tally */
    public List<Count> all() {
        return jdbc.sql("select *, pg_xact_commit_timestamp(xmin) as time from tally order by id")
                .query((row, index) -> new Count(
                        row.getString("name"),
                        row.getInt("number"),
                        row.getString("instance"),
                        row.getObject("time", OffsetDateTime.class).toInstant()))
                .list();
    }

    public int size() {
        return jdbc.sql("select count(*) from tally").query(Integer.class).single();
    }

    /** @return how many of them each instance handled */
    public Map<String, Long> shares() {
        return all().stream().collect(Collectors.groupingBy(Count::instance, TreeMap::new, Collectors.counting()));
    }

    /** Every message has had its effect once, and those of a tally in the order in which they were sent. */
    public void check(int messages) {
        List<Integer> each =
                IntStream.rangeClosed(1, messages / TallySender.TALLIES).boxed().toList();
        Map<String, List<Integer>> numbers = all().stream()
                .collect(Collectors.groupingBy(Count::name, Collectors.mapping(Count::number, Collectors.toList())));
        assertThat(numbers)
                .hasSize(TallySender.TALLIES)
                .allSatisfy((name, counted) -> assertThat(entry(name, counted)).isEqualTo(entry(name, each)));
    }
}
