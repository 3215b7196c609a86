package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes what search finds an article by, and the words that readers may mean when they misspell one. */
final class SearchWriter {

    /** What the result depends on, beside the article: another one writes it anew. */
    static final int VERSION = 2;

    /** Beyond this it does not matter how common a word is, and a large import need not touch it any more. */
    private static final int COMMON = 100;
    private static final int REMEMBERED = 200_000;

    private static final String INSERT = """
            insert into article_search (article_id, config, publish_at, expire_at, head, whole)
            select n.id, n.config, n.publish_at, n.expire_at, n.head::tsvector, n.whole::tsvector
              from unnest(?, ?, ?, ?, ?, ?) n (id, config, publish_at, expire_at, head, whole)""";

    private static final String ADD_WORDS = """
            insert into search_word as w (word, articles)
            select n.word, n.articles from unnest(?, ?) n (word, articles)
             where not exists (select from search_word k where k.word = n.word and k.articles >= %d)
            on conflict (word) do update set articles = w.articles + excluded.articles where excluded.articles > 0""".formatted(COMMON);

    private final ImportStore store;
    private final Connection connection;
    private final ZoneId zone;
    private final Instant now;
    private final Lexemes lexemes;
    /** How many articles of this pass have each word, as far as it was counted. */
    private final Map<String, Integer> written = new HashMap<>();

    SearchWriter(ImportStore store, Connection connection, Lexemes lexemes, ZoneId zone, Instant now) {
        this.store = store;
        this.connection = connection;
        this.lexemes = lexemes;
        this.zone = zone;
        this.now = now;
    }

    void write(List<ArticleRow> rows) throws SQLException {
        Set<Long> known = forget(rows);
        List<ArticleRow> shown = rows.stream().filter(row -> !row.article().header().draft()).toList();
        writeVectors(shown);
        // Of what is not published yet no word may be given away by a suggestion
        writeWords(shown.stream().filter(row -> !row.article().head().publishAt().isAfter(now)).toList(), known);
    }

    /** @return those of the articles that could be found until now */
    private Set<Long> forget(List<ArticleRow> rows) throws SQLException {
        Set<Long> known = new HashSet<>();
        try (PreparedStatement delete = connection.prepareStatement("delete from article_search where article_id = any(?) returning article_id")) {
            delete.setArray(1, store.numbers(rows.stream().map(ArticleRow::id).toList()));
            try (ResultSet ids = delete.executeQuery()) {
                while (ids.next()) {
                    known.add(ids.getLong(1));
                }
            }
        }
        return known;
    }

    private void writeVectors(List<ArticleRow> rows) throws SQLException {
        // All threads at it: with one, the making of these was a fifth of what the database waited for
        List<Object[]> values = lexemes.of(rows).parallelStream().map(this::vectors).toList();
        String[] types = {"bigint", "text", "timestamptz", "timestamptz", "text", "text"};
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < types.length; i++) {
                int column = i;
                insert.setArray(i + 1, connection.createArrayOf(types[i], values.stream().map(value -> value[column]).toArray()));
            }
            insert.execute();
        }
    }

    /** The columns of an article. */
    private Object[] vectors(Lexemes.Read read) {
        ArticleRow row = read.row();
        ArticleWords words = row.words();
        List<String> marks = marks(row);
        SearchVector head = new SearchVector(read.words()).add(words.title(), "A").add(words.subtitle(), "B").add(words.description(), "C")
                .add(words.tags(), "").addMarks(marks);
        SearchVector whole = new SearchVector(read.words()).add(words.title(), "B").add(words.subtitle(), "B").add(words.description(), "B")
                .add(words.tags(), "B").add(words.authors(), "A").add(words.body(), "").addMarks(marks);
        return new Object[] {row.id(), read.configuration(), ImportStore.time(row.article().head().publishAt()),
                ImportStore.time(row.article().header().expireAt()), head.toString(), whole.toString()};
    }

    /** What filters ask for; no word begins with such a sign. */
    private List<String> marks(ArticleRow row) {
        List<String> marks = new ArrayList<>();
        marks.add("^" + row.article().head().publishAt().atZone(zone).toString().substring(0, 7));
        row.article().header().tags().forEach(tag -> marks.add("#" + ArticleWriter.slug(tag)));
        row.article().header().authors().forEach(author -> marks.add("@" + ArticleWriter.slug(author)));
        return marks;
    }

    private void writeWords(List<ArticleRow> rows, Set<Long> known) throws SQLException {
        // In order, so that it is never the other way round in another transaction
        Map<String, Integer> words = new TreeMap<>();
        for (ArticleRow row : rows) {
            boolean isNew = !known.contains(row.id());
            for (String word : row.words().spelt()) {
                if (!isCommon(word)) {
                    words.merge(word, isNew ? 1 : 0, Integer::sum);
                }
            }
        }
        if (written.size() > REMEMBERED) {
            written.clear();
        }
        words.forEach((word, articles) -> written.merge(word, articles, Integer::sum));
        try (PreparedStatement insert = connection.prepareStatement(ADD_WORDS)) {
            insert.setArray(1, store.texts(words.keySet()));
            insert.setArray(2, connection.createArrayOf("integer", words.values().toArray()));
            insert.execute();
        }
    }

    /** Most words of a batch are, and the database need not be told of them. */
    private boolean isCommon(String word) {
        return written.getOrDefault(word, 0) >= COMMON;
    }
}
