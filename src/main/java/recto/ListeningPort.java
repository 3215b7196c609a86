package recto;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The ports that the site, and its health and metrics, are served on. Quarkus opens them last, after the database and the first import have begun. */
final class ListeningPort {

    static final String OF_THE_SITE = "quarkus.http.port";
    static final String OF_MANAGEMENT = "quarkus.management.port";

    private static final Logger LOG = Logger.getLogger(ListeningPort.class);
    private static final String USUAL_OF_MANAGEMENT = "9000";

    private ListeningPort() {}

    /**
     * Has the operating system choose the port of health and metrics where nobody has, and where it chooses that of the site as well or the
     * usual one is in use: several programs on one machine serve their sites all the same.
     */
    static void chooseThatOfManagement(Config config) {
        if (config.getOptionalValue(OF_MANAGEMENT, String.class).isPresent()) {
            return;
        }
        boolean isChosen = config.getOptionalValue(OF_THE_SITE, String.class).filter(port -> port.strip().equals("0")).isPresent();
        if (!isChosen) {
            try {
                requireFree(config, OF_MANAGEMENT, USUAL_OF_MANAGEMENT);
                return;
            } catch (PortInUseException taken) {
                LOG.warnf("The port %s is in use, so health and metrics get another, which the line below names; choose it with %s",
                        USUAL_OF_MANAGEMENT, OF_MANAGEMENT);
            }
        }
        System.setProperty(OF_MANAGEMENT, "0");
    }

    /** @throws PortInUseException where no server can listen on one of the ports */
    static void requireFree(Config config) {
        requireFree(config, OF_THE_SITE, "8080");
        requireFree(config, OF_MANAGEMENT, USUAL_OF_MANAGEMENT);
    }

    private static void requireFree(Config config, String setting, String usual) {
        String group = setting.substring(0, setting.lastIndexOf('.'));
        if (config.getOptionalValue(group + ".host-enabled", String.class).filter("false"::equals).isPresent()) {
            return;
        }
        String host = config.getOptionalValue(group + ".host", String.class).orElse("0.0.0.0");
        String port = config.getOptionalValue(setting, String.class).orElse(usual).strip();
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
            throw new PortInUseException(setting, host, port, e);
        }
    }
}
