package recto.command;

import java.util.HashMap;
import java.util.Map;

/** How much of the application is started for a command. */
public enum StartMode {

    /** The whole application: Recto serves the site and imports the content folder again and again. */
    SERVER(Map.of()),

    /** The database alone, for a command that does its work and ends. Recto serves nothing and runs no import but that of the command. */
    DATABASE(Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "recto.import.at-start", "false",
            "recto.import.every", "0s",
            "quarkus.log.category.\"io.quarkus\".level", "WARN")),

    /** Neither server nor database, for a command that only reads files. */
    FILES(with(DATABASE.settings, Map.of(
            "quarkus.datasource.active", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.active", "false")));

    private final Map<String, String> settings;

    StartMode(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The settings that make Quarkus start only this much. They outrank what the operator has configured. */
    public Map<String, String> settings() {
        return settings;
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
