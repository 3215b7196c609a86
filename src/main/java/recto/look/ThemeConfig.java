package recto.look;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Where the theme is, if the site has one. */
@ConfigMapping(prefix = "recto.theme")
public interface ThemeConfig {

    List<Setting> SETTINGS = List.of(
            new Setting("recto.theme.dir", value -> Files.isDirectory(Path.of(value)), "the path of a folder that is there"),
            Setting.yesOrNo("recto.theme.edit"));

    /** A folder with templates, stylesheets and other files that take the place of the built-in ones. */
    Optional<Path> dir();

    /** For work on the theme: each request sees the latest files, and a template that fails shows its fault instead of being replaced. */
    @WithDefault("false")
    boolean edit();
}
