package recto.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the import runs, and how far it may go. */
@ConfigMapping(prefix = "recto.import")
public interface ImportConfig {

    /** Whether a pass runs when the program starts. */
    @WithDefault("true")
    boolean atStart();

    /** How long to wait from one look at the folder to the next; 0 looks no more. */
    @WithDefault("10s")
    Duration every();

    /** Whether a pass may remove more than a fifth of what is published. */
    @WithDefault("false")
    boolean allowMassRemoval();
}
