package recto;

import java.net.BindException;

/** No server can listen on the port that is set. */
class PortInUseException extends RuntimeException {

    /** @param setting the name of the setting that chooses the port */
    PortInUseException(String setting, String host, String port, Exception cause) {
        super(words(setting, host, port, cause), cause);
    }

    private static String words(String setting, String host, String port, Exception cause) {
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return ("The port %1$s is in use, perhaps by a Recto that is still running; \"ss -ltnp 'sport = :%1$s'\" shows by whom."
                    + " Stop that program, or choose another port with %2$s").formatted(port, setting);
        }
        return "The port %s of %s cannot be opened: %s; choose another with %s, or another address with %s"
                .formatted(port, host, cause.getMessage(), setting, setting.replaceAll("port$", "host"));
    }
}
