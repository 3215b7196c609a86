package recto.site;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/**
 * The same look at the settings once more, with all their sources: before the start a native program knows its system properties and
 * nothing else, so that there is where this one stops it.
 */
class SettingsAtStart {

    void check(@Observes @Priority(1) StartupEvent start, Config config) {
        Settings.check(config);
    }
}
