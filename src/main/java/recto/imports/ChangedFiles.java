package recto.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.folder.FolderSnapshot;
import recto.frontmatter.Problem;
import recto.report.ImportReport;

/**
 * The few articles that changed in a folder since the last pass, where nothing else changed. A pass over them does not list the other
 * files.
 *
 * @param folder the snapshot of the folder as it is now
 * @param articles the new and changed articles; no file went away
 * @param warnings of the last listing, which hold for this one too
 * @param unchanged how many files are as they were
 * @param lastChange the number of the last change in the database after that pass: when it differs now, another program has imported,
 *     and the pass must
 *     list every file
 */
record ChangedFiles(FolderSnapshot folder, List<ContentFile> articles, List<Problem> warnings, int unchanged, long lastChange) {

    /** @return null when more than a few articles changed, or when the last pass failed for some file */
    static @Nullable ChangedFiles since(ImportReport last, FolderSnapshot.Recorder present) {
        List<ContentFile> articles = present.changedArticles();
        if (articles == null || last.failed() > 0) {
            return null;
        }
        return new ChangedFiles(present.snapshot(), articles, last.listingWarnings(), present.markdown() - articles.size(),
                last.lastChange());
    }
}
