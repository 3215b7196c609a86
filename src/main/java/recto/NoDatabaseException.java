package recto;

import java.util.Locale;

/** No database is configured, and this build of Recto contains no embedded one. */
class NoDatabaseException extends RuntimeException {

    /** @param setting the name of the setting that holds the address of the database */
    NoDatabaseException(String setting) {
        super("No database is configured, and this build of Recto contains none; " + mend(setting));
    }

    static String mend(String setting) {
        return "set %s (or %s), with the user name and password".formatted(setting, setting.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
