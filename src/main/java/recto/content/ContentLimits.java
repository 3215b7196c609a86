package recto.content;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the content folder may hold. */
@ConfigMapping(prefix = "recto.import")
public interface ContentLimits {

    /** A larger file is a problem, not an article. */
    @WithDefault("5M")
    MemorySize maxFileSize();

    /** A larger picture is a problem, and is not shown. */
    @WithDefault("20M")
    MemorySize maxPictureSize();
}
