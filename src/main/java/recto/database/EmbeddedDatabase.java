package recto.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The database for a machine on which nothing is installed. It is looked up as a service because a container image and the native
 * binary leave its libraries out: nothing there may name them.
 */
public interface EmbeddedDatabase extends AutoCloseable {

    /**
     * Starts the server, or finds it running where a live reload of the development mode left it.
     *
     * @param folder made when it is missing; one program at a time
     * @return the JDBC address, user and password included
     * @throws DatabaseInUseException when another program holds the folder
     * @throws java.io.UncheckedIOException when the server does not start
     */
    String start(Path folder);

    @Override
    void close();

    /** Whether this build has the libraries that it needs. */
    boolean isAvailable();

    /** Empty where Recto was built for a container. */
    static Optional<EmbeddedDatabase> find() {
        return ServiceLoader.load(EmbeddedDatabase.class).findFirst().filter(EmbeddedDatabase::isAvailable);
    }
}
