package recto.imports;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.folder.ContentFile;
import recto.folder.FolderRecorder;
import recto.folder.FolderSnapshot;
import recto.folder.GoneFiles;
import recto.frontmatter.Problem;
import recto.report.ImportReport;
import recto.staging.StoredArticles;

/**
 * The few articles that changed in a folder since the last pass, came or went, where nothing else changed. A pass over them does not list
 * the other files.
 *
 * @param folder the snapshot of the folder as it is now
 * @param articles the new and changed articles, and those that the last pass could not import
 * @param gone the files that went away
 * @param removed the paths of these, as far as articles were imported from them; empty before {@link #named}
 * @param warnings of the last listing, which hold for this one too
 * @param unchanged how many files are as they were
 * @param lastChange the number of the last change in the database after that pass
 */
record ChangedFiles(FolderSnapshot folder, List<ContentFile> articles, GoneFiles gone, List<String> removed, List<Problem> warnings,
        int unchanged, long lastChange) {

    /** @return null when more than a few articles changed, or when the last pass left undone what not the files of articles alone tell */
    static @Nullable ChangedFiles since(ImportReport last, FolderRecorder present) {
        List<ContentFile> articles = present.changedArticles();
        if (articles == null || last.failedArticles() == null) {
            return null;
        }
        FolderSnapshot folder = present.snapshot();
        return of(last, folder, articles, last.folder().goneIn(folder));
    }

    /** @param folder as it is now @param articles those that changed, and those that the last pass could not import */
    static ChangedFiles of(ImportReport last, FolderSnapshot folder, List<ContentFile> articles, GoneFiles gone) {
        return new ChangedFiles(folder, articles, gone, List.of(), last.listingWarnings(), folder.markdown() - articles.size(),
                last.lastChange());
    }

    /**
     * The same, with the paths of the files that went away.
     *
     * @param present the number of the last change in the database now
     * @return null when the pass must list every file: another program has imported since, or a file went away that was not an article's
     */
    @Nullable
    ChangedFiles named(long present, StoredArticles stored) throws SQLException {
        if (present != lastChange) {
            return null;
        }
        List<String> paths = gone.isNone() ? List.of() : stored.listFiles(gone::has);
        return gone.areOf(paths) ? new ChangedFiles(folder, articles, gone, paths, warnings, unchanged, lastChange) : null;
    }
}
