package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contracts as the tests walk them: what is declared here, and what the package really holds. */
final class Contracts {

    static final List<Class<?>> FAMILIES = List.of(
            PaymentCommand.class,
            PaymentReply.class,
            PaymentEvent.class,
            OrderEvent.class,
            AccountEvent.class,
            NotificationCommand.class,
            PaymentOfferMessage.class);

    /** Records that travel inside of messages only. */
    static final Set<Class<?>> VALUES = Set.of(Money.class, OrderLine.class);

    private Contracts() {}

    static Stream<Class<?>> messages() {
        return FAMILIES.stream().flatMap(Contracts::leaves).distinct();
    }

    /** Whether a sender may leave the field out. */
    static boolean isOptional(Class<?> message, String field) {
        return Stream.of(message.getRecordComponents())
                .anyMatch(component -> component.getName().equals(field) && component.getType() == Optional.class);
    }

    /** The wire name, or a text that no test accepts. */
    static String wireName(Class<?> message) {
        @Nullable JsonTypeName name = message.getAnnotation(JsonTypeName.class);
        return name == null ? "(none)" : name.value();
    }

    /** Every class and interface compiled into the package. */
    static List<Class<?>> compiledTypes() throws IOException, URISyntaxException {
        Path root = Path.of(
                Money.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = root.resolve(Money.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .<Class<?>>map(Contracts::load)
                    .toList();
        }
    }

    static String golden(Class<?> message) {
        return read("golden", message);
    }

    /** What senders of an earlier version wrote. */
    static String earlier(Class<?> message) {
        return read("earlier", message);
    }

    private static String read(String folder, Class<?> message) {
        try {
            return Files.readString(Path.of("src/test/resources", folder, wireName(message) + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Contracts::leaves) : Stream.of(type);
    }

    private static Class<?> load(String classFile) {
        try {
            return Class.forName(Money.class.getPackageName() + "." + classFile.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
