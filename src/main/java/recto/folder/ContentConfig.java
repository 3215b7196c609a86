package recto.folder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import recto.settings.Setting;

/** Where the articles are. */
@ConfigMapping(prefix = "recto.content")
public interface ContentConfig {

    List<Setting> SETTINGS = List.of(Setting.folder("recto.content.dir"));

    /** The content folder, which Recto reads and never writes. */
    @WithDefault("content")
    Path dir();
}
