package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The set of contracts as a whole: nothing without a family, a wire name, a sample and a golden file. */
class CataloguedContractsTest {

    private static final Set<Class<?>> UNMODIFIABLE = Set.of(
            UUID.class,
            String.class,
            int.class,
            BigDecimal.class,
            Currency.class,
            List.class,
            Optional.class,
            Instant.class);

    @Test
    void everySealedInterfaceOfThePackageIsAFamilyOrPartOfOne() throws IOException, URISyntaxException {
        assertThat(Contracts.compiledTypes())
                .filteredOn(Class::isSealed)
                .allMatch(type -> Contracts.FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(type)));
    }

    @Test
    void everyRecordOfThePackageIsAMessageOrAValue() throws IOException, URISyntaxException {
        assertThat(Contracts.compiledTypes())
                .filteredOn(Class::isRecord)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Contracts.messages(), Contracts.VALUES.stream())
                        .toList());
    }

    @Test
    void everyMessageIsARecord() {
        assertThat(Contracts.messages()).isNotEmpty().allMatch(Class::isRecord);
    }

    @Test
    void wireNamesAreUnique() {
        assertThat(Contracts.messages().map(Contracts::wireName)).doesNotHaveDuplicates();
    }

    @Test
    void wireNamesAreVersioned() {
        assertThat(Contracts.messages().map(Contracts::wireName))
                .allMatch(name -> name.matches("[a-z-]+(\\.[a-z-]+)+\\.v[0-9]+"));
    }

    @Test
    void everyMessageHasOneSample() {
        assertThat(Samples.ALL)
                .extracting(Record::getClass)
                .containsExactlyInAnyOrderElementsOf(recordClasses().toList());
    }

    @Test
    void everyMessageHasOneGoldenFileAndNoFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Contracts.messages()
                            .map(message -> Contracts.wireName(message) + ".json")
                            .toList());
        }
    }

    @Test
    void everyFieldIsOfAnUnmodifiableType() {
        assertThat(Stream.concat(Contracts.messages(), Contracts.VALUES.stream())
                        .flatMap(type -> Stream.of(type.getRecordComponents()))
                        .map(RecordComponent::getType))
                .allMatch(type -> UNMODIFIABLE.contains(type) || Contracts.VALUES.contains(type) || type.isEnum());
    }

    private static Stream<Class<? extends Record>> recordClasses() {
        return Contracts.messages().map(message -> message.asSubclass(Record.class));
    }
}
