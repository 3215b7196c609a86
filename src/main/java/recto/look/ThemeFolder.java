package recto.look;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The folder with the theme, as it was at the last look. */
@Singleton
class ThemeFolder {

    private static final Logger LOG = Logger.getLogger(ThemeFolder.class);

    private final @Nullable Path dir;
    private volatile Theme theme = Theme.NONE;
    private List<String> reported = List.of();

    ThemeFolder(ThemeConfig config) {
        dir = config.dir().orElse(null);
        refresh();
    }

    boolean isUsed() {
        return dir != null;
    }

    /** The theme; the same object as long as no file has changed. */
    Theme theme() {
        return theme;
    }

    /** Looks at the folder. A folder that cannot be read leaves the theme as it was. @return whether the theme has changed */
    synchronized boolean refresh() {
        if (dir == null) {
            return false;
        }
        try {
            Theme present = Theme.read(dir);
            boolean changed = !present.equals(theme);
            if (changed) {
                theme = present;
            }
            report(present.refused(), "A file of the theme is not used: %s");
            return changed;
        } catch (IOException e) {
            report(List.of(e.toString()), "The theme cannot be read and stays as it was: %s");
            return false;
        }
    }

    private void report(List<String> faults, String format) {
        faults.stream().filter(fault -> !reported.contains(fault)).forEach(fault -> LOG.warnf(format, fault));
        reported = faults;
    }
}
