package recto.look;

import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of the theme, of which a test turns one on and off, so that both ways of working on a theme share one start. */
@Alternative
@Priority(1)
@Singleton
class TestThemeConfig implements ThemeConfig {

    private final ThemeConfig settings = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(ThemeConfig.class);
    private volatile boolean isEdited;

    /** Whether the setting {@code recto.theme.edit} counts; it does not when the program starts. */
    void heedEdit(boolean isHeeded) {
        isEdited = isHeeded;
    }

    @Override
    public Optional<Path> dir() {
        return settings.dir();
    }

    @Override
    public boolean edit() {
        return isEdited && settings.edit();
    }
}
