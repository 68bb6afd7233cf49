package orderflow.messaging.contract.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;

/**
 * Channel Adapter for a folder that all instances share: the example of docs/write-an-adapter.md, not for production.
 * At least once; ordered per shard key; thread-safe.
 *
 * @param root must exist; while it does not, the broker is away
 */
record FileSystemChannelAdapter(Path root) implements ChannelAdapter {

    /** The receivers of a point-to-point channel share one position, whatever they are called. */
    private static final String ANY_RECEIVER = "receiver";

    @Override
    public String broker() {
        return "file-system";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.REPLAY, Capability.SHARING_OUT, Capability.PERSISTENCE, Capability.RECREATION);
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        int shard = channel.shardOf(message.headers().shardKey());
        try {
            ShardFolder.of(root, channel, shard).append(MessageFile.write(message));
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(Files.isDirectory(root) ? e : new ChannelUnavailableException(e));
        }
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        String owner = isPointToPoint(channel) ? ANY_RECEIVER : subscriber;
        InvalidMessageFolder invalidMessages = new InvalidMessageFolder(root.resolve("invalid-messages"));
        List<ShardConsumer> consumers = shards(channel)
                .map(shard -> new ShardConsumer(shard, owner, receiver, invalidMessages))
                .toList();
        consumers.forEach(ShardConsumer::start);
        return () -> consumers.parallelStream().forEach(ShardConsumer::close);
    }

    private static boolean isPointToPoint(Channel channel) {
        return channel.style() == ChannelStyle.POINT_TO_POINT;
    }

    private Stream<ShardFolder> shards(Channel channel) {
        return IntStream.range(0, channel.shards()).mapToObj(shard -> ShardFolder.of(root, channel, shard));
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        Collection<String> owners = isPointToPoint(channel) ? List.of(ANY_RECEIVER) : subscribers;
        long messages = 0;
        try {
            for (ShardFolder shard : shards(channel).toList()) {
                for (String owner : owners) {
                    long handled = shard.handled(owner); // before the size: rather too much is counted than too little
                    messages += shard.size() - handled;
                }
            }
        } catch (IOException e) {
            throw new ChannelUnavailableException(e);
        }
        requireRoot();
        return new Remaining(messages, 0, 0);
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new ChannelUnavailableException(new NoSuchFileException(root.toString()));
        }
    }

    @Override
    public void replay(Channel channel, Receiver receiver) {
        requireRoot();
        shards(channel).forEach(shard -> replay(shard, receiver));
    }

    private static void replay(ShardFolder shard, Receiver receiver) {
        try {
            List<FileDelivery> all = shard.read(0, Integer.MAX_VALUE).stream()
                    .map(file -> new FileDelivery(shard.shard(), file, (invalid, reason) -> {}))
                    .toList();
            if (!all.isEmpty()) {
                receiver.receive(all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
