package recto.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The password of the embedded database's only user, a superuser who could run programs. It stands in a file that only the user of Recto can
 * read. Data folders of earlier versions of Recto let every user of the machine in; such a folder is changed before its server starts.
 */
final class PostgresPassword {

    private static final Logger LOG = Logger.getLogger(PostgresPassword.class);

    /** Random bytes of a password: more than anybody can try. */
    private static final int LENGTH = 24;
    private static final int SECONDS_OF_SINGLE_USER_MODE = 60;

    private static final String WITH_PASSWORD = """
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            host    all       all   ::1/128       scram-sha-256
            """;

    private final Path file;
    private final String password;
    private final boolean isNew;

    private PostgresPassword(Path file, String password, boolean isNew) {
        this.file = file;
        this.password = password;
        this.isNew = isNew;
    }

    /** Reads the password from its file, or makes up a new one and writes the file. */
    static PostgresPassword in(Path file) throws IOException {
        if (Files.exists(file)) {
            String password = PrivateFiles.read(file);
            if (!password.isEmpty()) {
                return new PostgresPassword(file, password, false);
            }
            Files.delete(file);
        }
        byte[] random = new byte[LENGTH];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrivateFiles.write(file, password + "\n");
        return new PostgresPassword(file, password, true);
    }

    String text() {
        return password;
    }

    /** What initdb reads the password from. */
    Path file() {
        return file;
    }

    /**
     * Makes this the password of a data folder that has another one or none.
     *
     * @param data a data folder whose server is not running
     * @param isInitialised whether initdb has just made the folder, with this password
     */
    void require(Path data, Path binaries, boolean isInitialised) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        boolean isOpen = Files.readString(rules, StandardCharsets.ISO_8859_1).lines()
                .anyMatch(line -> !line.startsWith("#") && line.contains("trust"));
        if (!isOpen && (isInitialised || !isNew)) {
            return;
        }
        setInSingleUserMode(data, binaries);
        Path written = data.resolve("pg_hba.conf.new");
        Files.deleteIfExists(written);
        PrivateFiles.write(written, WITH_PASSWORD);
        Files.move(written, rules, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("The embedded PostgreSQL in %s asks for a password from now on; it stands in %s", data, file);
    }

    /** In this mode the server reads statements from its input and opens no port, so nobody gets in before the password is set. */
    private void setInSingleUserMode(Path data, Path binaries) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; Zonky starts it in the same way
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program(binaries).toString(), "--single", "-D", data.toString(), "postgres"));
        Path output = Files.createTempFile(data, "single-user", ".log");
        try {
            Process server = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            server.getOutputStream()
                    .write("alter user postgres with password '%s'\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
            server.getOutputStream().close();
            if (!server.waitFor(SECONDS_OF_SINGLE_USER_MODE, TimeUnit.SECONDS)) {
                server.destroy();
                throw new IOException("The password of %s could not be set within %d s".formatted(data, SECONDS_OF_SINGLE_USER_MODE));
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (server.exitValue() != 0 || said.contains("ERROR:")) {
                throw new IOException("The password of %s could not be set: %s".formatted(data, said.replace(password, "***").strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the password of %s was set".formatted(data), e);
        } finally {
            Files.delete(output);
        }
    }

    /** Zonky unpacks each version into a folder of its own; the newest is the one that it has just unpacked or found. */
    private static Path program(Path binaries) throws IOException {
        try (Stream<Path> versions = Files.list(binaries)) {
            return versions.filter(Files::isDirectory).max(Comparator.comparingLong(version -> version.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("There is no PostgreSQL in " + binaries)).resolve("bin/postgres");
        }
    }
}
