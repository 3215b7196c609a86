package recto.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version, which the build writes into a resource. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("/recto.version")) {
            return new String[] {"Recto " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
