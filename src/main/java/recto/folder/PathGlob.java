package recto.folder;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** A pattern such as {@code old/**} or {@code *.draft.md} for files and for folders, with all that is in these. */
final class PathGlob {

    private final List<PathMatcher> matchers;
    private final boolean isAnywhere;

    /** @param isAnywhere whether it may also be for a name alone @throws java.util.regex.PatternSyntaxException for what is no pattern */
    PathGlob(String glob, boolean isAnywhere) {
        // In Java's patterns **/ stands for at least one folder, elsewhere for none as well
        this.matchers = Stream.of(glob, glob.replaceFirst("^\\*\\*/", "")).flatMap(one -> Stream.of(one, one.replace("/**/", "/")))
                .distinct().map(one -> FileSystems.getDefault().getPathMatcher("glob:" + one)).toList();
        this.isAnywhere = isAnywhere;
    }

    /** Whether it is for the path, or for a folder that this is in. */
    boolean covers(Path path) {
        for (int i = 0; i < path.getNameCount(); i++) {
            if (matches(path.subpath(0, i + 1)) || isAnywhere && matches(path.getName(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }
}
