package recto.site;

import java.util.List;

/** Some settings have a value that they cannot have; its message has a line for each. */
public class WrongSettingException extends RuntimeException {

    WrongSettingException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
