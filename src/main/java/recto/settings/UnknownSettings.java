package recto.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import recto.language.Slips;

/** Finds names that begin as the settings of Recto do and are none, because somebody misspelt them. */
final class UnknownSettings {

    /** Two names with more different letters than this have nothing to do with each other. */
    private static final int MOST_SLIPS = 2;

    private final Config config;
    private final Collection<Setting> known;

    UnknownSettings(Config config, Collection<Setting> known) {
        this.config = config;
        this.known = known;
    }

    /** Properties that are no settings, in a file or given with -D. Only the operator writes a property whose name begins with "recto." */
    List<String> properties() {
        return names("recto.").filter(name -> !isVariable(name) && known.stream().noneMatch(setting -> setting.name().equals(name)))
                .map(name -> complaint(name, nearest(name).map(Setting::name))).toList();
    }

    /**
     * Variables that are no settings, from the environment or from a file .env. Other programs use such names too: docker-compose.yml knows
     * RECTO_DB_PASSWORD, and Kubernetes adds RECTO_SERVICE_HOST for a service named recto. So this lists a variable only where its name
     * resembles that of a setting or begins as the name of a setting does.
     */
    List<String> variables() {
        return names("RECTO_")
                .filter(name -> isVariable(name) && known.stream().noneMatch(setting -> variable(setting.name()).equals(name)))
                .filter(name -> nearest(name).isPresent() || known.stream().anyMatch(setting -> name.startsWith(variable(setting.group()))))
                .map(name -> complaint(name, nearest(name).map(setting -> variable(setting.name())))).toList();
    }

    private Stream<String> names(String beginning) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false).filter(name -> name.startsWith(beginning)).distinct()
                .sorted();
    }

    private boolean isVariable(String name) {
        return String.valueOf(config.getConfigValue(name).getSourceName()).startsWith("EnvConfigSource");
    }

    private Optional<Setting> nearest(String name) {
        return known.stream().filter(setting -> slips(name, setting) <= MOST_SLIPS)
                .min(Comparator.comparingInt(setting -> slips(name, setting)));
    }

    /** Counts letters only, no dots, hyphens and underscores: RECTO_SITE_TIMEZONE is recto.site.time-zone without a slip. */
    private static int slips(String name, Setting setting) {
        return Slips.between(letters(name), letters(setting.name()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String complaint(String name, Optional<String> meant) {
        return "%s is not a setting of Recto; %s".formatted(name,
                meant.map("did you mean %s?"::formatted).orElse("the README lists them all"));
    }
}
