package recto.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Whether a push to the repository of the articles may start an import. */
@ConfigMapping(prefix = "recto.hooks")
public interface HooksConfig {

    List<Setting> SETTINGS = List.of(
            new Setting("recto.hooks.secret", value -> value.length() >= 16, "at least 16 characters that nobody can guess"),
            Setting.yesOrNo("recto.hooks.pull"));

    /** What the host of the repository signs its messages with. Without it there is nothing at /hooks/import. */
    Optional<String> secret();

    /** Whether the content folder is a clone, in which git pull --ff-only runs before the import. */
    @WithDefault("false")
    boolean pull();
}
