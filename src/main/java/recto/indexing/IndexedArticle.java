package recto.indexing;

import recto.content.ParsedArticle;
import recto.header.FrontMatter;

/**
 * An article whose indexes are to be written.
 *
 * @param entry of the article, from {@link ArticleIndex#learn}
 * @param isNew whether the article was not stored before
 */
public record IndexedArticle(long id, ParsedArticle article, IndexEntry entry, boolean isNew) {

    FrontMatter header() {
        return article.header();
    }

    /** Whether the article is in lists at some time: neither a draft nor unlisted nor a page of its own. */
    boolean isListable() {
        return !article.head().page() && !header().draft() && !header().unlisted();
    }
}
