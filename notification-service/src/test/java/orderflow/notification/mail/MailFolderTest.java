package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.notification.notification.MailState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {

    private final MailRoom room = new MailRoom();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void writesEachMailAsAFile() throws Exception {
        UUID order = room.tell("alice");

        room.carry(new MailFolder(folder.resolve("new")));

        Path file = folder.resolve("new").resolve("order-completed." + order + ".eml");
        assertThat(files(folder.resolve("new"))).containsExactly(file);
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(mail.getMessageID()).isEqualTo("<order-completed." + order + "@orderflow.example>");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
        }
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void replacesAMailThatIsSentAgain() throws Exception {
        UUID order = room.tell("alice");
        Path file = Files.writeString(folder.resolve("order-completed." + order + ".eml"), "from before the crash");

        room.carry(new MailFolder(folder));

        assertThat(files(folder)).containsExactly(file);
        assertThat(Files.readString(file)).contains("Message-ID: <order-completed." + order);
    }

    @Test
    void deletesWhatAKilledProcessHasLeftUnfinished() throws Exception {
        Files.writeString(folder.resolve("order-completed.eml123.tmp"), "half a ma");
        Path finished = Files.writeString(folder.resolve("order-completed.eml"), "a mail");

        new MailFolder(folder);

        assertThat(files(folder)).containsExactly(finished);
    }

    @Test
    void letsMailWaitWhileItCannotBeWritten() throws IOException {
        UUID order = room.tell("alice");
        MailFolder gone = new MailFolder(folder.resolve("gone"));
        Files.delete(folder.resolve("gone"));

        room.carry(gone);

        assertThat(room.mailOf(order).state()).isEqualTo(MailState.PENDING);
        assertThat(room.outage.lasts()).isTrue();
    }

    @Test
    void saysThatItCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new MailFolder(file.resolve("mail")))
                .hasMessage("the mail folder " + file.resolve("mail") + " cannot be written");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
