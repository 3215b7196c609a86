package recto.content;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** What the content folder may hold. */
@ConfigMapping(prefix = "recto.import")
public interface ContentLimits {

    List<Setting> SETTINGS = List.of(
            Setting.size("recto.import.max-file-size", 1, "a size such as 500K or 5M"),
            Setting.size("recto.import.max-picture-size", 1, "a size such as 500K or 20M"));

    /** A larger file is a problem, not an article. */
    @WithDefault("5M")
    MemorySize maxFileSize();

    /** A larger picture is a problem, and is not shown. */
    @WithDefault("20M")
    MemorySize maxPictureSize();
}
