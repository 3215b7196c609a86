package recto;

import java.net.BindException;

/** No server can listen on the port that is set. */
class PortInUseException extends RuntimeException {

    PortInUseException(String host, String port, Exception cause) {
        super(words(host, port, cause), cause);
    }

    private static String words(String host, String port, Exception cause) {
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return ("The port %1$s is in use, perhaps by a Recto that is still running; \"ss -ltnp 'sport = :%1$s'\" shows by whom."
                    + " Stop that program, or choose another port with quarkus.http.port").formatted(port);
        }
        return "The port %s of %s cannot be opened: %s; choose another with quarkus.http.port, or another address with quarkus.http.host"
                .formatted(port, host, cause.getMessage());
    }
}
