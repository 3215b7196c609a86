package recto.folder;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** The limits on the size of files in the content folder. */
@ConfigMapping(prefix = "recto.import")
public interface ContentLimits {

    List<Setting> SETTINGS = List.of(
            Setting.size("recto.import.max-file-size", 1, "a size such as 500K or 5M"),
            Setting.size("recto.import.max-picture-size", 1, "a size such as 500K or 20M"),
            Setting.size("recto.import.max-linked-file-size", 1, "a size such as 20M or 1G"));

    /** The largest article file; a larger one is reported and not imported. */
    @WithDefault("5M")
    MemorySize maxFileSize();

    /** The largest file that an article may link to and that is no picture; a larger one is reported and not served. */
    @WithDefault("200M")
    MemorySize maxLinkedFileSize();

    /** The largest picture file; a larger one is reported and not shown. */
    @WithDefault("20M")
    MemorySize maxPictureSize();
}
