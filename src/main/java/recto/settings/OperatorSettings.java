package recto.settings;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * The settings as the operator gave them, read before Quarkus is up. Quarkus converts them as it starts and complains about the first that it
 * cannot convert, in words of its own; and a native program has the configuration of Quarkus only after that. So they are read here as text,
 * from the same places and in the same order of precedence, on the JVM and natively.
 */
public final class OperatorSettings {

    private static final String FILE = "application.properties";
    /** What Quarkus gives to the file in the folder config, and to the one in the program, which a file .env (295) and variables (300) outrank. */
    private static final int RANK_OF_FOLDER = 260;
    private static final int RANK_OF_PROGRAM = 250;

    private OperatorSettings() {}

    public static Config read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String inFolder = Path.of(System.getProperty("user.dir"), "config", FILE).toUri().toString();
        // The builder has system properties and variables already
        return ConfigUtils.emptyConfigBuilder()
                .withSources(new PropertiesLocationConfigSourceFactory())
                .withSources(new DotEnvConfigSourceProvider())
                .withSources(PropertiesConfigSourceLoader.inFileSystem(inFolder, RANK_OF_FOLDER, loader))
                .withSources(PropertiesConfigSourceLoader.inClassPath(FILE, RANK_OF_PROGRAM, loader))
                .build();
    }
}
