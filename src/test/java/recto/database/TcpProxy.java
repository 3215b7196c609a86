package recto.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between the program and its database, and can do what a network does: lose connections without a word, or refuse them. */
final class TcpProxy implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private ServerSocket listener;

    TcpProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** From now on nothing passes through the connections that there are; new ones work. */
    void forgetConnections() {
        links.forEach(link -> link.isSilent.set(true));
    }

    /** As a machine does whose server has ended: connections are reset and refused. */
    void refuse() throws IOException {
        listener.close();
        for (Link link : links) {
            link.close();
        }
        links.clear();
    }

    void acceptAgain() throws IOException {
        listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        accept(listener);
    }

    private void accept(ServerSocket socket) {
        daemon(() -> {
            while (!socket.isClosed()) {
                links.add(new Link(socket.accept()));
            }
        });
    }

    @Override
    public void close() {
        try {
            refuse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Link {
        private final AtomicBoolean isSilent = new AtomicBoolean();
        private final Socket client;
        private final Socket server;

        Link(Socket client) throws IOException {
            this.client = client;
            this.server = new Socket(InetAddress.getLoopbackAddress(), target);
            daemon(() -> copy(client, server));
            daemon(() -> copy(server, client));
        }

        private void copy(Socket from, Socket to) throws IOException {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!isSilent.get()) {
                    out.write(bytes, 0, count);
                }
            }
            if (!isSilent.get()) {
                close();
            }
        }

        void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // One end has gone
            }
        }, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
