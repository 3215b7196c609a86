package recto.command;

import java.util.Map;

/** What the program can be told to do. */
public enum Command {

    SERVE("serve", false, "serve the site and import what changes (the default)", Map.of()),

    IMPORT("import", true, "import the articles of DIR (default: recto.content.dir) into the database and end", Map.of(
            "quarkus.http.host-enabled", "false",
            "recto.import.at-start", "false",
            "recto.import.every", "0s",
            "quarkus.log.category.\"io.quarkus\".level", "WARN")),

    CHECK("check", true, "report what is wrong with the articles of DIR, without a database", Map.of(
            "quarkus.http.host-enabled", "false",
            "recto.import.at-start", "false",
            "recto.import.every", "0s",
            "quarkus.datasource.active", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.active", "false",
            "quarkus.log.category.\"io.quarkus\".level", "WARN"));

    private final String word;
    private final boolean takesFolder;
    private final String meaning;
    private final Map<String, String> settings;

    Command(String word, boolean takesFolder, String meaning, Map<String, String> settings) {
        this.word = word;
        this.takesFolder = takesFolder;
        this.meaning = meaning;
        this.settings = settings;
    }

    String word() {
        return word;
    }

    boolean takesFolder() {
        return takesFolder;
    }

    /** For the help text. */
    String meaning() {
        return meaning;
    }

    /** The settings that this command needs, whatever is configured. */
    public Map<String, String> settings() {
        return settings;
    }
}
