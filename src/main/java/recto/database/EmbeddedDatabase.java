package recto.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The database for a machine on which none is installed. Recto looks it up as a service, because a container image and the native program
 * are built without its libraries, and no other class of ours may name a class of these libraries.
 */
public interface EmbeddedDatabase extends AutoCloseable {

    /**
     * Starts the server; after a live reload in dev mode, finds the server that is still running.
     *
     * @param folder is created when it is missing; one program at a time can use it
     * @return the JDBC address, user and password included
     * @throws DatabaseInUseException when another program holds the folder
     * @throws java.io.UncheckedIOException when the server does not start
     */
    String start(Path folder);

    @Override
    void close();

    /** Whether this build contains the libraries of the database. */
    boolean isAvailable();

    /** @return empty where Recto was built without this database, for a container */
    static Optional<EmbeddedDatabase> find() {
        return ServiceLoader.load(EmbeddedDatabase.class).findFirst().filter(EmbeddedDatabase::isAvailable);
    }
}
