package recto.database;

import java.nio.file.Path;

/** Another Recto is using the folder of the embedded database. The message is for the person who started this Recto. */
public class DatabaseInUseException extends RuntimeException {

    /** @param holder the process id of the other program */
    DatabaseInUseException(Path folder, String holder) {
        super("The database folder %s is in use by another Recto (process %s); stop that Recto, give this one a folder of its own with recto.data.dir, or a database with quarkus.datasource.jdbc.url"
                .formatted(folder, holder));
    }
}
