package recto.folder;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** What an operator leaves out of the content folder, beside hidden files and what other programs keep there. */
@Unremovable
@ConfigMapping(prefix = "recto.content")
public interface ExcludeConfig {

    String SETTING = Excluded.SETTING;

    List<Setting> SETTINGS = List.of(
            new Setting(SETTING, value -> new Excluded(value) != null, "patterns such as notes, *.draft.md, old/**"));

    /** Patterns with commas between them; see {@link Excluded}, which reads them. */
    Optional<String> exclude();
}
