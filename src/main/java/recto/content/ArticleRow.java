package recto.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An article as it is about to be written.
 *
 * @param id that it has or gets
 * @param textHash of title and body as a reader reads them: tells an edit from a change of tags
 * @param before what is stored of it, null for a new one
 */
record ArticleRow(long id, String guid, Instant importedAt, Instant updatedAt, String textHash, ParsedArticle article, ArticleWords words,
        StoredArticle before) {

    /** @param guid for a new article */
    static ArticleRow of(ParsedArticle article, ArticleWords words, StoredArticle before, long newId, String guid, Instant now) {
        String textHash = ContentFolder.hash((article.header().title() + "\n" + article.body().text()).getBytes(StandardCharsets.UTF_8));
        Instant updatedAt = article.header().updatedAt();
        if (before == null) {
            return new ArticleRow(newId, guid, now, updatedAt, textHash, article, words, null);
        }
        if (updatedAt == null) {
            updatedAt = isEdit(article, before, textHash, now) ? now : before.updatedAt();
        }
        return new ArticleRow(before.id(), before.guid(), before.importedAt(), updatedAt, textHash, article, words, before);
    }

    /** Whether readers who know the article find another text. The same bytes are no edit, even where a new renderer makes another text of them. */
    private static boolean isEdit(ParsedArticle article, StoredArticle before, String textHash, Instant now) {
        return !before.draft() && !before.publishAt().isAfter(now)
                && !before.sourceHash().equals(article.head().sourceHash()) && !before.textHash().equals(textHash);
    }

    /** Whether it is in lists and feeds, or was before. */
    boolean isListed(Instant now) {
        ArticleHead head = article.head();
        return !head.page() && (isOut(article.header().draft(), head.publishAt(), now)
                || before != null && !before.removed() && isOut(before.draft(), before.publishAt(), now));
    }

    private static boolean isOut(boolean draft, Instant publishAt, Instant now) {
        return !draft && publishAt != null && !publishAt.isAfter(now);
    }

    ImportReport.Outcome outcome() {
        if (before == null) {
            return ImportReport.Outcome.CREATED;
        }
        boolean moved = !before.removed() && !before.sourcePath().equals(article.file()) && before.sourceHash().equals(article.head().sourceHash());
        return moved ? ImportReport.Outcome.RENAMED : ImportReport.Outcome.UPDATED;
    }
}
