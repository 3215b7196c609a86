package recto.look;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the site's own look is, if it has one. */
@ConfigMapping(prefix = "recto.theme")
public interface ThemeConfig {

    /** A folder with templates, stylesheets and other files that take the place of the built-in ones. */
    Optional<Path> dir();

    /** While somebody works on it: a change is seen at the next request, and a template that fails shows its fault instead of being replaced. */
    @WithDefault("false")
    boolean edit();
}
