package recto.content;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import recto.settings.Setting;

/** When the import runs and what it accepts. */
@ConfigMapping(prefix = "recto.import")
public interface ImportConfig {

    List<Setting> SETTINGS = List.of(
            Setting.yesOrNo("recto.import.at-start"),
            Setting.time("recto.import.every", "a time such as 10s or 5m, or 0s for never"),
            Setting.size("recto.import.max-file-size", 1, "a size such as 500K or 5M"),
            Setting.size("recto.import.max-picture-size", 1, "a size such as 500K or 20M"),
            Setting.yesOrNo("recto.import.allow-mass-removal"));

    /** Whether a pass runs when the program starts. */
    @WithDefault("true")
    boolean atStart();

    /** How long to wait from one look at the folder to the next; 0 looks no more. */
    @WithDefault("10s")
    Duration every();

    /** A larger file is a problem, not an article. */
    @WithDefault("5M")
    MemorySize maxFileSize();

    /** A larger picture is not shown. */
    @WithDefault("20M")
    MemorySize maxPictureSize();

    /** Whether a pass may take down more than a fifth of what is published. */
    @WithDefault("false")
    boolean allowMassRemoval();
}
