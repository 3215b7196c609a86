package recto.content;

import java.util.List;
import recto.content.ContentFolder.Entry;

/**
 * All that is other in a folder than the last pass left it: a few articles. A pass over these does not list the rest.
 *
 * @param folder as it is now
 * @param articles that came or changed; none went away
 * @param unchanged how many files are as they were
 * @param lastChange of the database, as that pass left it: when it is another now, some other program has imported, and every file counts again
 */
record FewChanged(FolderFingerprint folder, List<Entry> articles, int unchanged, long lastChange) {

    /** @return null where more happened, or where it is not known what the last pass left */
    static FewChanged since(ImportReport last, FolderFingerprint.Taker present) {
        List<Entry> articles = present.changedArticles();
        if (articles == null || last.failed() > 0) {
            return null;
        }
        return new FewChanged(present.fingerprint(), articles, present.markdown() - articles.size(), last.lastChange());
    }
}
