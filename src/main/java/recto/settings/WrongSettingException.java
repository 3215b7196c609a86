package recto.settings;

import java.util.List;

/** Some settings have a value that they cannot have, or a name that is none; the message has a line for each. */
public class WrongSettingException extends RuntimeException {

    WrongSettingException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
