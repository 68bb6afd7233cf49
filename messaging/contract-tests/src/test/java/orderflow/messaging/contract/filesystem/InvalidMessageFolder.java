package orderflow.messaging.contract.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import orderflow.messaging.message.Body;

/** Invalid Message Channel: each message as it came, and beside it the reason. */
record InvalidMessageFolder(Path folder) {

    static final String MESSAGE = ".message";
    static final String REASON = ".reason";

    /** @throws UncheckedIOException when it is not safe there */
    void add(Body file, String reason) {
        String name = UUID.randomUUID().toString();
        try {
            ShardFolder.create(folder);
            Files.write(folder.resolve(name + REASON), reason.getBytes(UTF_8), CREATE_NEW, WRITE, SYNC);
            Files.write(folder.resolve(name + MESSAGE), file.bytes(), CREATE_NEW, WRITE, SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
