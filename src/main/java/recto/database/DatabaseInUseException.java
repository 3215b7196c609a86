package recto.database;

import java.nio.file.Path;

/** Another program has the folder of the embedded database; its message is for the person who started this one. */
public class DatabaseInUseException extends RuntimeException {

    DatabaseInUseException(Path folder, String holder) {
        super("The database folder %s is in use by another Recto (process %s); stop that one, give this one a folder of its own with recto.data.dir, or a database with quarkus.datasource.jdbc.url"
                .formatted(folder, holder));
    }
}
