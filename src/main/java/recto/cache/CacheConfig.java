package recto.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** How much memory the page cache may take. */
@ConfigMapping(prefix = "recto.cache")
public interface CacheConfig {

    List<Setting> SETTINGS = List.of(Setting.size("recto.cache.max-bytes", 0, "a size such as 64M or 1G, or 0 for no cache"));

    /** In bytes, all content codings of a page together, such as 64M; 0 turns the page cache off. */
    @WithDefault("64M")
    MemorySize maxBytes();
}
