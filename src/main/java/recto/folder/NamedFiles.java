package recto.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at some files by their names, where that tells as much as a listing of the whole folder: at articles that a snapshot has. */
public final class NamedFiles {

    /** Such a file may give something to the other files of its folder, or hide them. */
    private static final Pattern OF_A_FOLDER = Pattern.compile("(?i)(?:.*/)?_?index\\.[^/]*");

    private final ContentFolder folder;
    private final FolderSnapshot last;
    private final FolderWatch watch;

    /** @param last the folder before these files changed @param watch that gave their names */
    public NamedFiles(Path dir, FolderSnapshot last, FolderWatch watch) {
        this.folder = new ContentFolder(dir, Long.MAX_VALUE);
        this.last = last;
        this.watch = watch;
    }

    /**
     * The articles of these names as they are now.
     *
     * @param names paths below the folder
     * @return empty where one of the names tells of more, such as a new file, one that went away, a picture or a folder
     */
    public Optional<List<ContentFile>> find(Collection<String> names) throws IOException {
        List<ContentFile> found = new ArrayList<>();
        for (String name : names) {
            if (name.equals(FolderWatch.UNKNOWN)) {
                return Optional.empty();
            }
            if (last.has(name)) {
                Optional<ContentFile> article = article(name);
                if (article.isEmpty()) {
                    return Optional.empty();
                }
                found.add(article.get());
            } else if (watch.hasFolder(name) || Files.exists(folder.root().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            // Any other name is that of a file that an editor made and took away again
        }
        return Optional.of(found);
    }

    private Optional<ContentFile> article(String path) throws IOException {
        if (!FileName.isMarkdown(path) || ContentFile.isOfGroup(path) || OF_A_FOLDER.matcher(path).matches()) {
            return Optional.empty();
        }
        try {
            return folder.file(path).filter(file -> file.path().equals(path));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
