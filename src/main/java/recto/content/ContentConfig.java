package recto.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Where the articles are. */
@ConfigMapping(prefix = "recto.content")
public interface ContentConfig {

    List<Setting> SETTINGS = List.of(Setting.folder("recto.content.dir"),
            new Setting(Excluded.SETTING, value -> new Excluded(value) != null, "patterns such as notes, *.draft.md, old/**"));

    /** The content folder, which Recto reads and never writes. */
    @WithDefault("content")
    Path dir();

    /** What is left out of it, beside hidden files and what other programs keep there; see {@link Excluded}, which reads it. */
    default Optional<String> exclude() {
        return Optional.empty();
    }
}
