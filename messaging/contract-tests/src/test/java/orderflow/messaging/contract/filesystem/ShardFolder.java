package orderflow.messaging.contract.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.Body;

/**
 * One shard of a channel. Its messages are files, numbered from 0 without gaps and never deleted. Another file for each
 * subscriber contains the number of messages that it has handled.
 */
record ShardFolder(Path folder, int shard) {

    private static final String MESSAGE = ".message";

    static ShardFolder of(Path root, Channel channel, int shard) {
        return new ShardFolder(root.resolve(channel.name() + "." + shard), shard);
    }

    /** Fails if the parent folder is missing: then the broker is away. */
    static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // another sender was faster, or it is an old one
        }
    }

    /** Returns when the message is on the disk. */
    void append(Body message) throws IOException {
        create(folder);
        Path written = write(message.bytes());
        long number = size();
        while (!published(written, number)) {
            number++;
        }
        Files.delete(written);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID() + ".new"), bytes, CREATE_NEW, WRITE, SYNC);
    }

    /** Creates a link, which fails if another sender has just used the number; a rename would replace its message. */
    private boolean published(Path written, long number) throws IOException {
        try {
            Files.createLink(message(number), written);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private Path message(long number) {
        return folder.resolve(number + MESSAGE);
    }

    /** @return how many messages there are; 0 when nothing has been sent yet */
    long size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(MESSAGE)).count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** @return the messages with the number {@code first} and above */
    List<Body> read(long first, int atMost) throws IOException {
        List<Body> messages = new ArrayList<>();
        while (messages.size() < atMost && Files.exists(message(first + messages.size()))) {
            messages.add(Body.of(Files.readAllBytes(message(first + messages.size()))));
        }
        return messages;
    }

    /** @return how many messages the subscriber has handled; 0 if the shard was deleted since */
    long handled(String subscriber) throws IOException {
        Path position = position(subscriber);
        long handled = Files.exists(position) ? Long.parseLong(Files.readString(position)) : 0;
        return Files.exists(message(handled - 1)) ? handled : 0;
    }

    void settle(String subscriber, long handled) throws IOException {
        Files.move(write(String.valueOf(handled).getBytes(UTF_8)), position(subscriber), ATOMIC_MOVE);
    }

    private Path position(String subscriber) {
        return folder.resolve(subscriber + ".handled");
    }

    /** @throws NoSuchFileException when there is no folder */
    FileChannel lockFile(String subscriber) throws IOException {
        return FileChannel.open(folder.resolve(subscriber + ".lock"), CREATE, WRITE);
    }
}
