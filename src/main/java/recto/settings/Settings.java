package recto.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Checks all settings at once, so that the operator learns of several wrong settings from one start. */
public final class Settings {

    private Settings() {}

    /** @throws WrongSettingException that names every setting with a wrong value, and every property that is no setting */
    public static void check(Config config, Collection<Setting> known) {
        List<String> faults = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Setting setting : known) {
            String value = config.getConfigValue(setting.name()).getValue();
            if (value != null && !setting.isRight(value.strip())) {
                wrong.add(setting.name());
                faults.add("Wrong setting: %s is '%s'; it must be %s".formatted(setting.name(), withoutPassword(value), setting.allowed()));
            }
        }
        new UnknownSettings(config, known).properties().forEach(unknown -> faults.add("Wrong setting: " + unknown));
        if (!faults.isEmpty()) {
            throw new WrongSettingException(faults, wrong);
        }
    }

    /** @return a warning for each variable of the environment that seems to be a setting and is none, and so has no effect */
    public static List<String> unknownVariables(Config config, Collection<Setting> known) {
        return new UnknownSettings(config, known).variables();
    }

    /** The address of a database may hold one, and logs are read by others. */
    private static String withoutPassword(String value) {
        return value.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
