package recto;

/** This build has no embedded database and none is configured. */
class NoDatabaseException extends RuntimeException {

    NoDatabaseException(String setting) {
        super("No database is configured, and this build of Recto has none of its own; set %s (or %s), with its user and password"
                .formatted(setting, setting.toUpperCase().replace('.', '_')));
    }
}
