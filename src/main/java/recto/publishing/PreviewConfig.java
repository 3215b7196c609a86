package recto.publishing;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** With what the links to articles are signed that readers do not see yet. */
@ConfigMapping(prefix = "recto.preview")
public interface PreviewConfig {

    List<Setting> SETTINGS = List
            .of(new Setting("recto.preview.secret", value -> value.length() >= 16, "at least 16 characters that nobody can guess"));

    /** The same for the command that makes a link and for the server that answers it. Without it there are no such links. */
    Optional<String> secret();
}
