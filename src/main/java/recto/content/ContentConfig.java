package recto.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the articles are. */
@ConfigMapping(prefix = "recto.content")
public interface ContentConfig {

    /** Read, never written. */
    @WithDefault("content")
    Path dir();
}
