package recto.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import recto.settings.Setting;

/** How the program waits for its database. */
@ConfigMapping(prefix = "recto.database")
public interface DatabaseConfig {

    List<Setting> SETTINGS = List.of(Setting.time("recto.database.wait", "a time such as 30s or 2m, or 0s for one attempt"),
            new Setting("recto.database.replica", DatabaseConfig::isPostgres,
                    "the address of a PostgreSQL that follows the database, such as jdbc:postgresql://replica:5432/recto"));

    /** Whether the driver understands the address. */
    static boolean isPostgres(String url) {
        return Driver.parseURL(url, new Properties()) != null;
    }

    /** A follower of the database, which pages are read from while it is not behind. The user and the password are those of the database. */
    Optional<String> replica();

    /** How long a start waits for a database that does not answer; with 0 the program asks only once. */
    @WithName("wait")
    @WithDefault("30s")
    Duration waitAtStart();
}
