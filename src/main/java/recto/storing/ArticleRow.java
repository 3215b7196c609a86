package recto.storing;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import recto.article.Visibility;
import recto.content.ParsedArticle;
import recto.folder.ArticleHead;
import recto.indexing.IndexEntry;
import recto.indexing.IndexedArticle;
import recto.staging.StoredArticle;

/**
 * An article as it is about to be written.
 *
 * @param id the id that the article has or gets
 * @param textHash the hash of title and body as plain text, which tells an edit from a change of tags
 * @param before the stored article, null for a new one
 */
public record ArticleRow(long id, String guid, Instant importedAt, @Nullable Instant updatedAt, String textHash, ParsedArticle article,
        IndexEntry entry, @Nullable StoredArticle before) {

    /**
     * @param textHash from {@link ParsedArticle#textHash}
     * @param newId for a new article
     * @param newGuid for a new article
     * @param updatedAt that the author gives; null without one
     * @param editedAt gives the moment of an edit without such a date
     */
    public static ArticleRow of(ParsedArticle article, String textHash, IndexEntry entry, @Nullable StoredArticle before, long newId,
            String newGuid,
            @Nullable Instant updatedAt,
            Supplier<Instant> editedAt, Instant now) {
        if (before == null) {
            return new ArticleRow(newId, newGuid, now, updatedAt, textHash, article, entry, null);
        }
        if (updatedAt == null) {
            updatedAt = isEdit(article, before, textHash, now) ? editedAt.get() : before.updatedAt();
        }
        return new ArticleRow(before.id(), before.guid(), before.importedAt(), updatedAt, textHash, article, entry, before);
    }

    /**
     * Whether the text of an article that readers have seen changed. The same bytes are no edit, even where a new renderer makes another
     * text of them.
     */
    private static boolean isEdit(ParsedArticle article, StoredArticle before, String textHash, Instant now) {
        return before.hasAppeared(now) && !before.sourceHash().equals(article.head().sourceHash()) && !before.textHash().equals(textHash);
    }

    /** Whether the article is in lists and feeds now, or was before. */
    boolean isListed(Instant now) {
        ArticleHead head = article.head();
        return !head.page() && (!article.header().unlisted() && Visibility.hasAppeared(article.header().draft(), head.publishAt(), now)
                || before != null && !before.removed() && before.hasAppeared(now));
    }

    public Outcome outcome() {
        if (before == null) {
            return Outcome.CREATED;
        }
        boolean moved = !before.removed() && !before.sourcePath().equals(article.file())
                && before.sourceHash().equals(article.head().sourceHash());
        return moved ? Outcome.RENAMED : Outcome.UPDATED;
    }

    IndexedArticle toIndex() {
        return new IndexedArticle(id, article, entry, before == null);
    }
}
