package recto.connections;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends the bytes of a request as they are, and reads the bytes of the answers: no client library mends either. */
final class RawHttp implements AutoCloseable {

    /** @param body as its length or its chunks say; all that came before the end of the connection where the head says neither */
    record Answer(int status, List<String> head, String body) {
        String header(String name) {
            return headers(name).stream().findFirst().orElse(null);
        }

        List<String> headers(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip()).toList();
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        in = socket.getInputStream();
    }

    /** One request on a connection of its own. Line feeds in the text are sent as the line ends of HTTP. */
    static Answer ask(int port, String request) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(request);
            return connection.answer(request.startsWith("HEAD "));
        }
    }

    void send(String request) throws IOException {
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer answer() throws IOException {
        return answer(false);
    }

    /** The next answer; null where the server closed the connection instead. */
    Answer answer(boolean isHead) throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        int status = Integer.parseInt(first.split(" ")[1]);
        List<String> head = new ArrayList<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            head.add(line);
        }
        Answer answer = new Answer(status, head, "");
        if (isHead || status == 304 || status == 204 || status < 200) {
            return answer;
        }
        return new Answer(status, head, new String(body(answer), StandardCharsets.UTF_8));
    }

    /** Whether the server closes the connection, and sends nothing more before. */
    boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    private byte[] body(Answer answer) throws IOException {
        if (answer.header("Transfer-Encoding") != null) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            return all.toByteArray();
        }
        String length = answer.header("Content-Length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
