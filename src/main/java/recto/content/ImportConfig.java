package recto.content;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the import runs and what it accepts. */
@ConfigMapping(prefix = "recto.import")
public interface ImportConfig {

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
