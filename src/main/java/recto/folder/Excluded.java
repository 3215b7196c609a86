package recto.folder;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The files and folders that the operator has left out by {@code recto.content.exclude}. A pattern without a slash is for a name anywhere,
 * one with a slash for a path below the content folder.
 */
final class Excluded {

    static final String SETTING = "recto.content.exclude";

    private final List<PathMatcher> names = new ArrayList<>();
    private final List<PathMatcher> paths = new ArrayList<>();

    /** @param globs with commas between them @throws IllegalArgumentException for one that is no glob */
    Excluded(String globs) {
        // Not within braces, where a comma parts the alternatives of one glob
        for (String glob : globs.split(",(?![^{]*})")) {
            String pattern = glob.strip().replaceFirst("/$", "");
            if (!pattern.isEmpty()) {
                // A slash at the beginning is one, too: /notes is that folder alone
                (pattern.contains("/") ? paths : names)
                        .add(FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("^/", "")));
            }
        }
    }

    /** Read where it is asked for, so that whoever lists the folder leaves out the same: an import, a check and a look for changes. */
    static Excluded bySetting() {
        return new Excluded(ConfigProvider.getConfig().getOptionalValue(SETTING, String.class).orElse(""));
    }

    /** Whether the file, or a folder that it is in, is left out. @param path below the content folder */
    boolean has(String path) {
        if (names.isEmpty() && paths.isEmpty()) {
            return false;
        }
        Path whole = Path.of(path);
        for (int i = 0; i < whole.getNameCount(); i++) {
            Path name = whole.getName(i);
            Path part = whole.subpath(0, i + 1);
            if (names.stream().anyMatch(glob -> glob.matches(name)) || paths.stream().anyMatch(glob -> glob.matches(part))) {
                return true;
            }
        }
        return false;
    }
}
