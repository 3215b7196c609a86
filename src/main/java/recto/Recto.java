package recto;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import recto.command.Command;
import recto.command.CommandLine;
import recto.database.EmbeddedDatabase;
import recto.site.Settings;

/** The program: reads the command line, sees to a database where none is named, and starts Quarkus with what the command needs. */
@QuarkusMain
public class Recto {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    public static void main(String... args) {
        CommandLine line = CommandLine.parse(args);
        if (line.answer() != null) {
            (line.exitStatus() == 0 ? System.out : System.err).println(line.answer());
            System.exit(line.exitStatus());
        }
        // A system property outranks every other source, and these are not the operator's to choose
        line.command().settings().forEach(System::setProperty);
        try {
            // A native program has its configuration only once Quarkus is up, and no database of its own
            if (ImageMode.current() != ImageMode.NATIVE_RUN) {
                Settings.check(ConfigProvider.getConfig());
                if (line.command() != Command.CHECK) {
                    findDatabase(ConfigProvider.getConfig());
                }
            }
        } catch (RuntimeException e) {
            System.exit(StartFailure.report(e));
        }
        Quarkus.run(CommandRunner.class, Recto::exit, args);
    }

    /** Starts the embedded database unless one is configured, and stops it after everything that uses it. */
    private static void findDatabase(Config config) {
        Optional<String> configured = config.getOptionalValue(JDBC_URL, String.class);
        if (configured.isPresent()) {
            return;
        }
        EmbeddedDatabase database = EmbeddedDatabase.find().orElseThrow(() -> new NoDatabaseException(JDBC_URL));
        Path folder = Path.of(config.getOptionalValue("recto.data.dir", String.class).orElse("data"));
        String url = database.start(folder);
        System.setProperty(JDBC_URL, url);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            awaitStop();
            database.close();
        }, "embedded-database-stop"));
    }

    /** Shutdown hooks run side by side: the database waits for the application, or for the time that is given to it. */
    private static void awaitStop() {
        try {
            STOPPED.await(isDevelopment() ? 1 : 15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDevelopment() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }

    private static void exit(int status, Throwable failure) {
        STOPPED.countDown();
        if (isDevelopment()) {
            // Quarkus decides when the process ends: a live reload ends only the application
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, failure);
            return;
        }
        System.exit(failure == null ? status : StartFailure.report(failure));
    }
}
