package recto.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import recto.settings.Setting;

/** When the import runs, and how far it may go. */
@ConfigMapping(prefix = "recto.import")
public interface ImportConfig {

    List<Setting> SETTINGS = List.of(
            Setting.yesOrNo("recto.import.at-start"),
            Setting.time("recto.import.every", "a time such as 10s or 5m, or 0s for never"),
            Setting.yesOrNo("recto.import.allow-mass-removal"),
            Setting.yesOrNo("recto.import.show-problems"));

    /** Whether a pass runs when the program starts. */
    @WithDefault("true")
    boolean atStart();

    /** The time between two looks at the folder; 0 looks only at the start. */
    @WithDefault("10s")
    Duration every();

    /** Whether this program imports without being asked to. */
    default boolean isAutomatic() {
        return atStart() || !every().isZero();
    }

    /** For how long a folder that has changed must rest before a pass: no longer than the time between two looks at it. */
    default Duration rest() {
        return every().isZero() || every().compareTo(FolderRest.USUAL) > 0 ? FolderRest.USUAL : every();
    }

    /** Whether a pass may remove more than a fifth of what is published. */
    @WithDefault("false")
    boolean allowMassRemoval();

    /** Whether each page shows what is wrong in the folder, for an author who has the site to themselves. */
    @WithDefault("false")
    boolean showProblems();
}
