package orderflow.notification.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The least of an SMTP server that may say no: answers as told to commands that begin or end as told, and else with
 * yes. An empty answer breaks the conversation off.
 */
final class MoodyMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> moods = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<Integer> conversations = new CopyOnWriteArrayList<>();

    MoodyMailServer() throws IOException {
        new Thread(this::serve, "moody-mail-server").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    void answer(String command, String reply) {
        moods.put(command, reply);
    }

    void calmDown() {
        moods.clear();
    }

    /** @return the RCPT commands of the mails that it has taken */
    List<String> accepted() {
        return accepted;
    }

    int conversations() {
        return conversations.size();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    conversations.add(client.getPort());
                    converse(client);
                } catch (SocketException e) {
                    if (socket.isClosed()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        String recipient = "";
        boolean open = say(client, "220 here I am");
        String line = "";
        while (open && (line = in.readLine()) != null) {
            String command = line;
            Optional<String> mood = moods.keySet().stream()
                    .filter(key -> command.startsWith(key) || command.endsWith(key))
                    .findFirst()
                    .map(moods::get);
            recipient = command.startsWith("RCPT") ? command : recipient;
            open = say(client, mood.orElse(command.equals("DATA") ? "354 go on" : "250 yes"));
            if (command.equals("DATA") && mood.isEmpty()) {
                open = takeMail(client, in, recipient);
            }
        }
    }

    private boolean takeMail(Socket client, BufferedReader in, String recipient) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        String reply = moods.getOrDefault(".", "250 taken");
        if (reply.startsWith("250")) {
            accepted.add(recipient);
        }
        return say(client, reply);
    }

    private static boolean say(Socket client, String reply) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(reply.isEmpty() ? new byte[0] : (reply + "\r\n").getBytes(US_ASCII));
        out.flush();
        return !reply.isEmpty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
