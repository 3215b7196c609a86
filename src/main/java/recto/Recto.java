package recto;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.security.Security;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import recto.command.RectoCommand;
import recto.database.EmbeddedDatabase;
import recto.database.Schema;
import recto.settings.OperatorSettings;

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
        // Machines read most of what Recto and its libraries format: SQL, headers, addresses. Without this default the digits would be those
        // of the operator's language, as in Arabic and Persian. Code that formats text for readers names the language of the site.
        Locale.setDefault(Locale.ROOT);
        // Java keeps the address of a name for 30 seconds, and for 10 that it has none. A database that starts again in another container, or
        // whose name now leads to its replica, would be looked for where it was all that time.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        String[] words = args.length == 0 ? new String[] {"serve"} : args;
        RectoCommand.Reading line = RectoCommand.read(words);
        if (line.command() == null) {
            System.exit(line.exitStatus());
            return;
        }
        // A system property outranks every other source of settings, and the operator may not choose these
        line.command().startMode().settings().forEach(System::setProperty);
        try {
            Config config = OperatorSettings.read();
            trustProxies(config);
            RectoSettings.check(config);
            if (!isDevelopment()) {
                // In dev mode this method runs again at each reload, while Quarkus keeps its own socket open
                ListeningPort.chooseThatOfManagement(config);
                ListeningPort.requireFree(config);
            }
            findDatabase(config);
            if (!isDevelopment() && Schema.isOfThisProgram(config)) {
                System.setProperty("quarkus.flyway.active", "false");
            }
        } catch (RuntimeException e) {
            System.exit(StartFailure.report(e));
        }
        isApplicationBegun = true;
        if (!isStopping) {
            Quarkus.run(CommandRunner.class, Recto::exit, words);
        }
    }

    /**
     * Has Quarkus read the reader's address and scheme from X-Forwarded-For and -Proto where a named proxy sends them. It would believe
     * anybody, or nobody; the header Host, from whoever it comes, decides nothing.
     */
    private static void trustProxies(Config config) {
        config.getOptionalValue("recto.security.trusted-proxies", String.class).filter(proxies -> !proxies.isBlank()).ifPresent(proxies -> {
            System.setProperty("quarkus.http.proxy.proxy-address-forwarding", "true");
            System.setProperty("quarkus.http.proxy.trusted-proxies", proxies);
        });
    }

    /** Starts the embedded database unless another is configured or none is needed, and stops it after everything that uses it. */
    private static void findDatabase(Config config) {
        boolean isNeeded = !"false".equals(config.getConfigValue("quarkus.datasource.active").getValue());
        if (!isNeeded || config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            return;
        }
        // A native program has no embedded database, and looks for none: what its service file names was left out when it was built
        boolean canEmbed = ImageMode.current() != ImageMode.NATIVE_RUN;
        EmbeddedDatabase database = (canEmbed ? EmbeddedDatabase.find() : Optional.<EmbeddedDatabase>empty())
                .orElseThrow(() -> new NoDatabaseException(JDBC_URL));
        // First, so that a signal that comes while the database starts does not leave it behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "embedded-database-stop"));
        synchronized (database) {
            System.setProperty(JDBC_URL,
                    database.start(Path.of(config.getOptionalValue(RectoSettings.DATA_DIR, String.class).orElse("data"))));
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
            // In dev mode Quarkus decides when the process ends: a live reload ends only the application
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, failure);
            return;
        }
        // Whoever stops a program that still starts needs no reason why it did not start
        System.exit(failure == null || isStopping ? status : StartFailure.report(failure));
    }
}
