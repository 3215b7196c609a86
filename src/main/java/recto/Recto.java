package recto;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine;
import recto.command.RectoCommand;
import recto.database.EmbeddedDatabase;

/** The program: reads the command line, starts the embedded database where no other is named, and starts Quarkus with what the command needs. */
@QuarkusMain
public class Recto {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** How long the embedded database waits for the application to stop. */
    private static final int DATABASE_WAITS_SECONDS = 15;
    private static final CountDownLatch STOPPED = new CountDownLatch(1);
    private static volatile boolean isApplicationBegun;
    private static volatile boolean isStopping;
    private static boolean isDatabaseUp;

    public static void main(String... args) {
        // Most of what Recto and its libraries format is read by machines: SQL, headers, addresses. Without this its digits would be those of
        // the operator's language, in Arabic, Persian and others. What readers see names its language, which is that of the site.
        Locale.setDefault(Locale.ROOT);
        String[] words = args.length == 0 ? new String[] {"serve"} : args;
        RectoCommand.Reading line = RectoCommand.read(RectoCommand.line(CommandLine.defaultFactory()), words);
        if (line.command() == null) {
            System.exit(line.exitStatus());
        }
        // A system property outranks every other source, and these settings are not the operator's to choose
        line.command().startMode().settings().forEach(System::setProperty);
        try {
            // A native program has its configuration only once Quarkus is up, and no embedded database
            if (ImageMode.current() != ImageMode.NATIVE_RUN) {
                RectoSettings.check(ConfigProvider.getConfig());
                ListeningPort.requireFree(ConfigProvider.getConfig());
                findDatabase(ConfigProvider.getConfig());
            }
        } catch (RuntimeException e) {
            System.exit(StartFailure.report(e));
        }
        isApplicationBegun = true;
        if (!isStopping) {
            Quarkus.run(CommandRunner.class, Recto::exit, words);
        }
    }

    /** Starts the embedded database unless another is configured or none is needed, and stops it after everything that uses it. */
    private static void findDatabase(Config config) {
        boolean isNeeded = config.getOptionalValue("quarkus.datasource.active", Boolean.class).orElse(true);
        if (!isNeeded || config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            return;
        }
        EmbeddedDatabase database = EmbeddedDatabase.find().orElseThrow(() -> new NoDatabaseException(JDBC_URL));
        // First, so that a signal that comes while the database starts does not leave it behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "embedded-database-stop"));
        synchronized (database) {
            System.setProperty(JDBC_URL, database.start(Path.of(config.getOptionalValue(RectoSettings.DATA_DIR, String.class).orElse("data"))));
            isDatabaseUp = true;
        }
    }

    /** Stops the database after the application; while the database still starts, as soon as it can be stopped. */
    private static void stop(EmbeddedDatabase database) {
        isStopping = true;
        if (isApplicationBegun) {
            awaitStop();
        }
        synchronized (database) {
            if (isDatabaseUp) {
                database.close();
            }
        }
    }

    /** Shutdown hooks all run at once, so the hook that stops the database waits for the application, but not for ever. */
    private static void awaitStop() {
        try {
            STOPPED.await(isDevelopment() ? 1 : DATABASE_WAITS_SECONDS, TimeUnit.SECONDS);
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
        // Whoever stops a program that still starts needs no reason why it did not start
        System.exit(failure == null || isStopping ? status : StartFailure.report(failure));
    }
}
