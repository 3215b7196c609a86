package recto.indexing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import recto.article.Visibility;
import recto.database.Sql;

/** Writes the search vectors of articles, and the words that search suggests to readers who misspell one. */
final class SearchIndex {

    /** A word of so many articles is common enough: its count is not written any more, which spares a large import many updates. */
    private static final int COMMON = 100;
    private static final int REMEMBERED = 200_000;

    private static final String INSERT = """
            insert into article_search (article_id, config, publish_at, expire_at, head, whole)
            select n.id, n.config, n.publish_at, n.expire_at, n.head::tsvector, n.whole::tsvector
              from unnest(:ids, :configs, :publish_at, :expire_at, :heads, :wholes) n (id, config, publish_at, expire_at, head, whole)""";

    private static final String ADD_WORDS = """
            insert into search_word as w (word, articles)
            select n.word, n.articles from unnest(:words, :counts) n (word, articles)
             where not exists (select from search_word k where k.word = n.word and k.articles >= :common)
            on conflict (word) do update set articles = w.articles + excluded.articles where excluded.articles > 0""";

    private final Sql sql;
    private final Instant now;
    /** How many articles of this pass have each word that was written. */
    private final Map<String, Integer> written = new HashMap<>();

    SearchIndex(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    void write(List<IndexedArticle> articles) throws SQLException {
        Set<Long> known = forget(articles.stream().map(IndexedArticle::id).toList());
        List<IndexedArticle> shown = articles.stream().filter(article -> !article.header().draft() && !article.header().unlisted())
                .toList();
        writeVectors(shown);
        // No suggestion may give away a word of an article that is not published yet
        writeWords(shown.stream().filter(article -> Visibility.hasAppeared(false, article.article().head().publishAt(), now)).toList(),
                known);
    }

    /** @return the ids of the articles that search could find until now */
    Set<Long> forget(Collection<Long> ids) throws SQLException {
        return new HashSet<>(sql.of("delete from article_search where article_id = any(:ids) returning article_id").numbers("ids", ids)
                .list(row -> row.number("article_id")));
    }

    private void writeVectors(List<IndexedArticle> articles) throws SQLException {
        sql.of(INSERT).numbers("ids", each(articles, IndexedArticle::id))
                .texts("configs", each(articles, article -> article.entry().config()))
                .array("publish_at", "timestamptz", each(articles, article -> article.article().head().publishAt()))
                .array("expire_at", "timestamptz", each(articles, article -> article.header().expireAt()))
                .texts("heads", each(articles, article -> article.entry().head()))
                .texts("wholes", each(articles, article -> article.entry().whole())).update();
    }

    private static <T> List<T> each(List<IndexedArticle> articles, Function<IndexedArticle, T> column) {
        return articles.stream().map(column).toList();
    }

    private void writeWords(List<IndexedArticle> articles, Set<Long> known) throws SQLException {
        // Sorted, so that two transactions never lock the same words in a different order
        Map<String, Integer> words = new TreeMap<>();
        for (IndexedArticle article : articles) {
            boolean isNew = !known.contains(article.id());
            for (String word : article.entry().correctable()) {
                if (!isCommon(word)) {
                    words.merge(word, isNew ? 1 : 0, Integer::sum);
                }
            }
        }
        if (written.size() > REMEMBERED) {
            written.clear();
        }
        words.forEach((word, count) -> written.merge(word, count, Integer::sum));
        sql.of(ADD_WORDS).texts("words", words.keySet()).array("counts", "integer", words.values()).integer("common", COMMON).update();
    }

    /** Forgets what was written, because a transaction with some of it was rolled back. */
    void forgetWritten() {
        written.clear();
    }

    /** Most words of a batch are common and need not be sent to the database. */
    private boolean isCommon(String word) {
        return written.getOrDefault(word, 0) >= COMMON;
    }
}
