package recto;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.Config;

/** The port that the site is served on. Quarkus opens it last, after the database and the first import have begun. */
final class ListeningPort {

    private ListeningPort() {}

    /** @throws PortInUseException where no server can listen on the port */
    static void requireFree(Config config) {
        if (config.getOptionalValue("quarkus.http.host-enabled", String.class).filter("false"::equals).isPresent()) {
            return;
        }
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        String port = config.getOptionalValue("quarkus.http.port", String.class).orElse("8080").strip();
        if (!port.matches("[0-9]{1,5}")) {
            // Quarkus names a port that is no number
            return;
        }
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        try (ServerSocket trial = new ServerSocket()) {
            // As the server will do: a port whose last connections have just ended is free
            trial.setReuseAddress(true);
            trial.bind(address);
        } catch (IOException e) {
            throw new PortInUseException(host, port, e);
        }
    }
}
