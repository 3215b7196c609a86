package recto.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import recto.settings.Setting;

/** How the program waits for its database. */
@ConfigMapping(prefix = "recto.database")
public interface DatabaseConfig {

    List<Setting> SETTINGS = List.of(Setting.time("recto.database.wait", "a time such as 30s or 2m, or 0s for one attempt"));

    /** How long a start waits for a database that does not answer; with 0 the program asks only once. */
    @WithName("wait")
    @WithDefault("30s")
    Duration waitAtStart();
}
