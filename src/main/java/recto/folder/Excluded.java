package recto.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The files and folders that the operator has left out by {@code recto.content.exclude}. A pattern without a slash is for a name anywhere,
 * one with a slash for a path below the content folder.
 */
final class Excluded {

    static final String SETTING = "recto.content.exclude";

    private final List<PathGlob> patterns = new ArrayList<>();

    /** @param globs with commas between them @throws IllegalArgumentException for one that is no glob */
    Excluded(String globs) {
        // Not within braces, where a comma parts the alternatives of one glob
        for (String glob : globs.split(",(?![^{]*})")) {
            String pattern = glob.strip().replaceFirst("/$", "");
            if (!pattern.isEmpty()) {
                // A slash at the beginning is one, too: /notes is that folder alone
                patterns.add(new PathGlob(pattern.replaceFirst("^/", ""), !pattern.contains("/")));
            }
        }
    }

    /** Read where it is asked for, so that whoever lists the folder leaves out the same: an import, a check and a look for changes. */
    static Excluded bySetting() {
        return new Excluded(ConfigProvider.getConfig().getOptionalValue(SETTING, String.class).orElse(""));
    }

    /** Whether the file, or a folder that it is in, is left out. @param path below the content folder */
    boolean has(String path) {
        return !patterns.isEmpty() && covers(Path.of(path));
    }

    private boolean covers(Path path) {
        return patterns.stream().anyMatch(pattern -> pattern.covers(path));
    }
}
