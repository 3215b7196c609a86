package recto.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much memory finished pages may take. */
@ConfigMapping(prefix = "recto.cache")
public interface CacheConfig {

    /** Bytes of all codings together, such as 64M; 0 turns the page cache off. */
    @WithDefault("64M")
    MemorySize maxBytes();
}
