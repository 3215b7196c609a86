package recto.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.content.ContentFile;
import recto.content.FolderSnapshot;

/**
 * All that is other in a folder than the last pass left it: a few articles. A pass over these does not list the rest.
 *
 * @param folder as it is now
 * @param articles that came or changed; none went away
 * @param unchanged how many files are as they were
 * @param lastChange of the database, as that pass left it: when it is another now, some other program has imported, and every file counts again
 */
record ChangedFiles(FolderSnapshot folder, List<ContentFile> articles, int unchanged, long lastChange) {

    /** @return null where more happened, or where it is not known what the last pass left */
    static @Nullable ChangedFiles since(ImportReport last, FolderSnapshot.Taker present) {
        List<ContentFile> articles = present.changedArticles();
        if (articles == null || last.failed() > 0) {
            return null;
        }
        return new ChangedFiles(present.snapshot(), articles, present.markdown() - articles.size(), last.lastChange());
    }
}
