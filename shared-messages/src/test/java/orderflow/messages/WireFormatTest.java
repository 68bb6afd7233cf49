package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orderflow.messages.AccountEvent.AccountOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Every message as bytes, with Jackson as it comes: what is written, what is read, and what is refused. */
class WireFormatTest {

    private static final String SAMPLES = "orderflow.messages.Samples#ALL";

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ObjectMapper cbor = CBORMapper.builder().build();

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void readsItsGoldenFile(Record sample) {
        assertThat(json.readValue(Contracts.golden(sample.getClass()), sample.getClass()))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void writesItsGoldenFile(Record sample) {
        assertThat(json.readTree(json.writeValueAsString(sample))).isEqualTo(goldenTree(sample));
    }

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void survivesCbor(Record sample) {
        assertThat(cbor.readValue(cbor.writeValueAsBytes(sample), sample.getClass()))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void ignoresUnknownFieldsAtEveryDepth(Record sample) {
        JsonNode tree = goldenTree(sample);
        objects(tree).forEach(object -> object.put("addedByVersionTwo", "?"));
        assertThat(json.treeToValue(tree, sample.getClass())).isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void namesTheFieldThatIsMissing(Record sample) {
        fields(sample).forEach(field -> {
            field.parent().remove(field.name());
            assertRefused(field, sample);
        });
    }

    @ParameterizedTest
    @FieldSource(SAMPLES)
    void namesTheFieldThatIsNull(Record sample) {
        fields(sample).forEach(field -> {
            field.parent().putNull(field.name());
            assertRefused(field, sample);
        });
    }

    @Test
    void readsAccountsFromBeforeThereWereAddresses() {
        AccountOpened opened = new AccountOpened("alice", Optional.empty());

        assertThat(json.readValue(Contracts.earlier(AccountOpened.class), AccountOpened.class))
                .isEqualTo(opened);
        assertThat(json.readValue("{\"customerId\":\"alice\",\"email\":null}", AccountOpened.class))
                .isEqualTo(opened);
        assertThat(json.readTree(json.writeValueAsString(opened)))
                .isEqualTo(json.readTree(Contracts.earlier(AccountOpened.class)));
    }

    /** The contract names the field itself; for a primitive, Jackson is first and names its path. */
    private void assertRefused(Field field, Record sample) {
        assertThatThrownBy(() -> json.treeToValue(field.tree(), sample.getClass()))
                .isInstanceOf(DatabindException.class)
                .message()
                .containsAnyOf(field.name() + " is missing", "[\"" + field.name() + "\"]");
    }

    /** Every field at every depth that must be there, each in a copy of the tree that its test may spoil. */
    private Stream<Field> fields(Record sample) {
        long count = fieldsOf(goldenTree(sample)).count();
        return LongStream.range(0, count)
                .mapToObj(i -> fieldsOf(goldenTree(sample)).skip(i).findFirst().orElseThrow())
                .filter(field -> !Contracts.isOptional(sample.getClass(), field.name()));
    }

    private static Stream<Field> fieldsOf(JsonNode tree) {
        return objects(tree)
                .flatMap(object ->
                        List.copyOf(object.propertyNames()).stream().map(name -> new Field(tree, object, name)));
    }

    private static Stream<ObjectNode> objects(JsonNode tree) {
        Stream<ObjectNode> self = tree instanceof ObjectNode object ? Stream.of(object) : Stream.empty();
        return Stream.concat(self, List.copyOf(tree.values()).stream().flatMap(WireFormatTest::objects));
    }

    private JsonNode goldenTree(Record sample) {
        return json.readTree(Contracts.golden(sample.getClass()));
    }

    private record Field(JsonNode tree, ObjectNode parent, String name) {}
}
