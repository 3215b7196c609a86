package recto.indexing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
import recto.language.Slug;

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
    private final ZoneId zone;
    private final Instant now;
    /** How many articles of this pass have each word that was written. */
    private final Map<String, Integer> written = new HashMap<>();

    SearchIndex(Sql sql, ZoneId zone, Instant now) {
        this.sql = sql;
        this.zone = zone;
        this.now = now;
    }

    void write(List<IndexedArticle> articles, Lexemes lexemes) throws SQLException {
        Set<Long> known = forget(articles.stream().map(IndexedArticle::id).toList());
        List<IndexedArticle> shown = articles.stream().filter(article -> !article.header().draft() && !article.header().unlisted())
                .toList();
        writeVectors(lexemes.of(shown));
        // No suggestion may give away a word of an article that is not published yet
        writeWords(shown.stream().filter(article -> Visibility.hasAppeared(false, article.article().head().publishAt(), now)).toList(),
                known);
    }

    /** @return the ids of the articles that search could find until now */
    Set<Long> forget(Collection<Long> ids) throws SQLException {
        return new HashSet<>(sql.of("delete from article_search where article_id = any(:ids) returning article_id").numbers("ids", ids)
                .list(row -> row.number("article_id")));
    }

    /** The vectors of an article. */
    private record Vectors(IndexedArticle article, String config, String head, String whole) {}

    private void writeVectors(List<Lexemes.Known> articles) throws SQLException {
        // In parallel, because in one thread this was a fifth of the time for which the database waited
        List<Vectors> rows = articles.parallelStream().map(this::vectors).toList();
        sql.of(INSERT).numbers("ids", each(rows, row -> row.article.id())).texts("configs", each(rows, Vectors::config))
                .array("publish_at", "timestamptz", each(rows, row -> row.article.article().head().publishAt()))
                .array("expire_at", "timestamptz", each(rows, row -> row.article.header().expireAt()))
                .texts("heads", each(rows, Vectors::head)).texts("wholes", each(rows, Vectors::whole)).update();
    }

    private static <T> List<T> each(List<Vectors> rows, Function<Vectors, T> column) {
        return rows.stream().map(column).toList();
    }

    private Vectors vectors(Lexemes.Known known) {
        ArticleWords words = known.article().words();
        List<String> marks = marks(known.article());
        // Stop words count in what an article is called, such as "The Who"; in sentences they would find every article
        SearchVector head = new SearchVector(known.words()).addTitle(words.title()).addName(words.title(), "A")
                .addName(words.subtitle(), "B")
                .add(words.description(), "C").addName(words.tags(), "").addMarks(marks);
        SearchVector whole = new SearchVector(known.words()).addName(words.title(), "B").addName(words.subtitle(), "B")
                .add(words.description(), "B")
                .addName(words.tags(), "B").addName(words.authors(), "A").add(words.body(), "").addMarks(marks);
        return new Vectors(known.article(), known.configuration(), head.toString(), whole.toString());
    }

    /** The lexemes by which filters find an article: its month, tags and authors, each with a first character that no word has. */
    private List<String> marks(IndexedArticle article) {
        List<String> marks = new ArrayList<>();
        marks.add("^" + article.article().head().publishAt().atZone(zone).toString().substring(0, 7));
        article.header().tags().forEach(tag -> marks.add("#" + Slug.ofName(tag)));
        article.header().authors().forEach(author -> marks.add("@" + Slug.ofName(author)));
        return marks;
    }

    private void writeWords(List<IndexedArticle> articles, Set<Long> known) throws SQLException {
        // Sorted, so that two transactions never lock the same words in a different order
        Map<String, Integer> words = new TreeMap<>();
        for (IndexedArticle article : articles) {
            boolean isNew = !known.contains(article.id());
            for (String word : article.words().correctable()) {
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
