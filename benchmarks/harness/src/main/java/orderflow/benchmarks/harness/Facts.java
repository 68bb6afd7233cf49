package orderflow.benchmarks.harness;

import com.github.dockerjava.api.model.Info;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** On what it was measured: the servers say themselves which version they are, whatever their images are called. */
final class Facts {

    private static final int MOST_MILLIS = 5_000;

    private Facts() {}

    static Table of(Servers servers) {
        Info docker = Box.docker().infoCmd().exec();
        Compose compose = servers.compose();
        return new Table("what", "which")
                .row("date", LocalDate.now(ZoneId.systemDefault()).toString())
                .row("commit", commit())
                .row(
                        "machine",
                        "%d cores, %s GB, %s, Docker %s"
                                .formatted(
                                        docker.getNCPU(), Spread.number(docker.getMemTotal() / 1e9, 0),
                                        docker.getKernelVersion(), docker.getServerVersion()))
                .row(JavaContainer.IMAGE, java())
                .row("Java of the harness", System.getProperty("java.runtime.version", "unknown"))
                .row(
                        compose.service("rabbitmq").image(),
                        "RabbitMQ " + servers.rabbitMq().execute("rabbitmqctl", "version"))
                .row(compose.service("kafka").image(), kafka(servers.kafka()))
                .row(compose.service("postgres").image(), servers.postgreSql().execute("postgres", "--version"))
                .row(compose.service("mailpit").image(), greeting(servers.mail()));
    }

    private static String java() {
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(JavaContainer.IMAGE))) {
            container.setCommand("sleep", "60");
            container.start();
            return container
                    .execInContainer("java", "--version")
                    .getStdout()
                    .lines()
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }

    private static String kafka(Box kafka) {
        String jar = kafka.execute("sh", "-c", "ls /opt/kafka/libs | grep '^kafka-clients' | head -n 1");
        return jar.replace("kafka-clients-", "Kafka ").replace(".jar", "");
    }

    /** A mail server introduces itself. */
    private static String greeting(Box mail) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mail.port())) {
            socket.setSoTimeout(MOST_MILLIS);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "unknown" : line.replaceFirst("^220 \\S+ ", "");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? "unknown" : answer;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
