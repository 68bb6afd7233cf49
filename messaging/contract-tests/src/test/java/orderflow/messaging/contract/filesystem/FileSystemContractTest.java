package orderflow.messaging.contract.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.testkit.contract.ChannelAdapterContract;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;
import orderflow.testkit.contract.Outage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that have nothing in common but a folder. */
class FileSystemContractTest extends ChannelAdapterContract {

    private static Path folder;
    private static Path root;

    @BeforeAll
    static void createRoot(@TempDir Path empty) throws IOException {
        folder = empty;
        root = Files.createDirectory(folder.resolve("root"));
    }

    @Override
    protected ChannelAdapter adapter() {
        return new FileSystemChannelAdapter(root);
    }

    @Override
    protected ChannelAdapter otherInstance() {
        return new FileSystemChannelAdapter(root);
    }

    @Override
    protected String sendUnreadable(Channel channel, ForeignMessage message) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes((ForeignMessage.NOTE + ": " + message.note() + "\n\n").getBytes(UTF_8));
        file.writeBytes(message.body().bytes());
        try {
            ShardFolder.of(root, channel, channel.shardOf(message.shardKey())).append(Body.of(file.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "id";
    }

    @Override
    protected Optional<InvalidMessage> invalidMessage(Body body) {
        try (Stream<Path> files = Files.list(root.resolve("invalid-messages"))) {
            return files.filter(file -> file.toString().endsWith(InvalidMessageFolder.MESSAGE))
                    .map(FileSystemContractTest::read)
                    .filter(message -> message.body().equals(body))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidMessage read(Path file) {
        String reason = file.toString().replace(InvalidMessageFolder.MESSAGE, InvalidMessageFolder.REASON);
        try {
            MessageFile message = MessageFile.parse(Body.of(Files.readAllBytes(file)));
            return new InvalidMessage(
                    message.body(),
                    message.headers().getOrDefault(ForeignMessage.NOTE, ""),
                    Files.readString(Path.of(reason)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Outage outage() {
        Path elsewhere = folder.resolve("elsewhere");
        return new Outage() {
            @Override
            public void begin() {
                move(root, elsewhere);
            }

            @Override
            public void end() {
                move(elsewhere, root);
            }
        };
    }

    @Override
    protected Outage outageWithLoss() {
        return new Outage() {
            @Override
            public void begin() {
                throwAway(root);
            }

            @Override
            public void end() {
                root.toFile().mkdir();
            }
        };
    }

    @Override
    protected void delete(Channel channel, List<String> subscribers) {
        for (int shard = 0; shard < channel.shards(); shard++) {
            Path shardFolder = ShardFolder.of(root, channel, shard).folder();
            if (Files.exists(shardFolder)) {
                throwAway(shardFolder);
            }
        }
    }

    /** In one step, because others may write into it meanwhile. */
    private static void throwAway(Path path) {
        move(path, folder.resolve("thrown-away-" + UUID.randomUUID()));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
