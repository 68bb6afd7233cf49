package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import orderflow.notification.mail.MailAnswer.Verdict;

/**
 * A folder in place of a mail server: each mail is a file that mail programs open. A mail that is sent again replaces
 * its file, so here each arrives exactly once.
 */
record MailFolder(Path folder) implements MailServer, MailConnection {

    private static final String UNFINISHED = ".tmp";

    /** @throws UncheckedIOException when the folder cannot be made */
    MailFolder {
        try {
            Files.createDirectories(folder);
            deleteUnfinished(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the mail folder " + folder + " cannot be written", e);
        }
    }

    /** What a process that was killed has left behind: its mails are written again. */
    private static void deleteUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public MailConnection open() {
        return this;
    }

    @Override
    public MailAnswer send(Mail mail, MimeMessage message) {
        try {
            write(mail.name() + ".eml", message);
            return MailAnswer.ACCEPTED;
        } catch (IOException | MessagingException e) {
            return new MailAnswer(Verdict.OUT_OF_REACH, e.toString());
        }
    }

    /** On disk before it gets its name, so that there is never half a mail. */
    private void write(String name, MimeMessage message) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(folder, name, UNFINISHED);
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            message.writeTo(out);
            file.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "the folder " + folder.toAbsolutePath().normalize();
    }
}
