package recto.settings;

import java.util.List;

/** Some settings have a wrong value, or a name that no setting has; the message has a line for each of them. */
public class WrongSettingException extends RuntimeException {

    private final transient List<String> settings;

    /** @param settings the names of those that have a wrong value */
    WrongSettingException(List<String> faults, List<String> settings) {
        super(String.join(System.lineSeparator(), faults));
        this.settings = List.copyOf(settings);
    }

    public boolean isAbout(String setting) {
        return settings.contains(setting);
    }
}
