package orderflow.benchmarks.harness;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection, kept open. It does as little as possible, since the load generator shares the machine with what
 * it measures.
 */
final class HttpConnection implements AutoCloseable {

    private static final int MOST_MILLIS = 10_000;

    /** @param location empty where the answer names none */
    record Answer(int status, String location) {}

    private record Open(Socket socket, InputStream in) {}

    private final int port;
    private @Nullable Open open;

    /** @param port on this machine; opened when it is needed */
    HttpConnection(int port) {
        this.port = port;
    }

    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String path, String json) {
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
        return (head.formatted(path, json.length()) + json).getBytes(StandardCharsets.US_ASCII);
    }

    /** After an exception nobody knows whether the request has arrived. */
    Answer send(byte[] request) throws IOException {
        try {
            Open connection = connected();
            connection.socket().getOutputStream().write(request);
            return read(connection.in());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Open connected() throws IOException {
        if (open == null) {
            open = connect();
        }
        return open;
    }

    private Open connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_MILLIS);
        socket.setSoTimeout(MOST_MILLIS);
        socket.setTcpNoDelay(true);
        return new Open(socket, new BufferedInputStream(socket.getInputStream(), 2048));
    }

    private Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        skipBody(in, headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers.getOrDefault("location", ""));
    }

    private static void skipBody(InputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
            return;
        }
        int size;
        do {
            size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            in.skipNBytes(size);
            line(in);
        } while (size > 0);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) next);
        }
        line.setLength(Math.max(0, line.length() - 1));
        return line.toString();
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.socket().close();
            } catch (IOException e) {
                // nobody needs it any more
            }
            open = null;
        }
    }
}
