package recto.linked;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileName;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;
import recto.language.Slug;

/** The articles' files of a folder by the slugs of their names. The folder is listed once, when a name is first asked for. */
final class FilesByName {

    /** In a larger folder a link by a name is not looked for among the files behind these. */
    private static final int MOST_NAMES = 500_000;

    private final ContentFolder folder;
    private @Nullable Map<String, List<String>> byName;

    FilesByName(ContentFolder folder) {
        this.folder = folder;
    }

    /** @return the paths of the files by their names, with and without a date in front; the same map at every call */
    synchronized Map<String, List<String>> all() {
        if (byName == null) {
            byName = listed();
        }
        return byName;
    }

    private Map<String, List<String>> listed() {
        Map<String, List<String>> names = new HashMap<>();
        try {
            folder.walk(new FolderVisitor() {
                @Override
                public void file(ContentFile file) {
                    if (names.size() < MOST_NAMES && !file.isOfGroup()) {
                        add(names, FileName.of(file.path()), file.path());
                        add(names, FileName.dated(file.path()), file.path());
                    }
                }

                @Override
                public void unreadable(String path, Problem problem) {
                    // The import itself tells of it
                }

                @Override
                public void warning(Problem problem) {
                    // The import itself tells of it
                }
            });
        } catch (IOException folderIsGone) {
            // The listing of the pass reports a folder that cannot be read
        }
        names.remove("");
        return names;
    }

    private static void add(Map<String, List<String>> names, String name, String path) {
        List<String> files = names.computeIfAbsent(Slug.of(name), key -> new ArrayList<>(1));
        if (!files.contains(path)) {
            files.add(path);
        }
    }
}
