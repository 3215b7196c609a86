package recto.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recto.settings.OperatorSettings;

/**
 * {@code health}: asks the Recto of this machine, or of this container, how it is. The HEALTHCHECK of the images, which have neither a shell
 * nor curl. It starts no application, so that it answers at once.
 */
@Command(name = "health", description = "Ask the Recto that runs here whether it is ready to serve.", footer = {"",
        "Exit status: 0 it is, 1 it is not or does not answer, 2 wrong usage."})
class HealthCommand implements Callable<Integer> {

    /** A frozen database keeps the answer for three seconds. */
    private static final int PATIENCE_MILLIS = 5_000;

    @Option(names = "--live", description = "Ask only whether it runs: with its database away Recto still serves what it has in memory.")
    boolean live;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        URI address = address(OperatorSettings.read(), live ? "live" : "ready");
        PrintWriter out = spec.commandLine().getOut();
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            boolean isWell = connection.getResponseCode() == 200;
            try (InputStream body = isWell ? connection.getInputStream() : connection.getErrorStream()) {
                List<String> failing = failing(new ObjectMapper().readTree(body));
                out.println(isWell ? "Recto is " + state()
                        : "Recto is not %s: %s".formatted(state(), failing.isEmpty() ? "it says " + connection.getResponseCode()
                                : String.join(", ", failing)));
            }
            return isWell ? 0 : 1;
        } catch (IOException e) {
            out.printf("No Recto answers at %s: %s; quarkus.management.port says where to ask%n", address, e.getMessage());
            return 1;
        }
    }

    private String state() {
        return live ? "live" : "ready";
    }

    /** A server that listens on all addresses is asked at the one of this machine. */
    static URI address(Config config, String question) {
        String host = config.getOptionalValue("quarkus.management.host", String.class).map(String::strip).orElse("0.0.0.0");
        String port = config.getOptionalValue("quarkus.management.port", String.class).map(String::strip).orElse("9000");
        String asked = host.equals("0.0.0.0") || host.equals("::") || host.isEmpty() ? "localhost" : host;
        return URI.create("http://%s:%s/q/health/%s".formatted(asked.contains(":") ? "[" + asked + "]" : asked, port, question));
    }

    /** The names of the checks that fail, with the reason of those that give one. */
    private static List<String> failing(JsonNode answer) {
        List<String> failing = new ArrayList<>();
        for (JsonNode check : answer.path("checks")) {
            if (!"UP".equals(check.path("status").asText())) {
                String reason = check.path("data").path("reason").asText();
                failing.add(check.path("name").asText() + (reason.isEmpty() ? "" : " (" + reason + ")"));
            }
        }
        return failing;
    }
}
