package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import recto.article.SearchLanguage;
import recto.article.SearchText;

/** Writes what search finds an article by, and the words that readers may mean when they misspell one. */
final class SearchWriter {

    /** What the result depends on, beside the article: another one writes it anew. */
    static final int VERSION = 1;

    /** Beyond this it does not matter how common a word is, and a large import need not touch it any more. */
    private static final int COMMON = 100;

    private static final String INSERT = """
            insert into article_search (article_id, config, publish_at, expire_at, head, whole)
            select n.id, n.config, n.publish_at, n.expire_at,
                   setweight(to_tsvector(n.config::regconfig, n.title), 'A') || setweight(to_tsvector(n.config::regconfig, n.subtitle), 'B')
                     || setweight(to_tsvector(n.config::regconfig, n.description), 'C') || setweight(to_tsvector(n.config::regconfig, n.tags), 'D')
                     || array_to_tsvector(string_to_array(n.marks, ' ')),
                   setweight(to_tsvector(n.config::regconfig, concat_ws(' ', n.title, n.subtitle, n.description, n.tags)), 'B')
                     || setweight(to_tsvector(n.config::regconfig, n.authors), 'A') || to_tsvector(n.config::regconfig, n.body)
                     || array_to_tsvector(string_to_array(n.marks, ' '))
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) n (id, config, publish_at, expire_at, title, subtitle, description, tags, authors, body, marks)""";

    private static final String ADD_WORDS = """
            insert into search_word as w (word, articles)
            select n.word, n.articles from unnest(?, ?) n (word, articles)
             where not exists (select from search_word k where k.word = n.word and k.articles >= %d)
            on conflict (word) do update set articles = w.articles + excluded.articles where excluded.articles > 0""".formatted(COMMON);

    private final ImportStore store;
    private final Connection connection;
    private final Locale language;
    private final ZoneId zone;
    private final Instant now;

    /** @param language of articles that name none */
    SearchWriter(ImportStore store, Connection connection, Locale language, ZoneId zone, Instant now) {
        this.store = store;
        this.connection = connection;
        this.language = language;
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
        List<Object[]> values = new ArrayList<>();
        for (ArticleRow row : rows) {
            FrontMatter header = row.article().header();
            Locale lang = header.lang() == null ? language : Locale.forLanguageTag(header.lang());
            values.add(new Object[] {row.id(), SearchLanguage.configuration(lang, store.searchConfigurations()), ImportStore.time(row.article().head().publishAt()),
                    ImportStore.time(header.expireAt()), SearchText.words(header.title()), SearchText.words(header.subtitle()),
                    SearchText.words(header.description()), SearchText.words(String.join(", ", header.tags())),
                    SearchText.words(String.join(", ", header.authors())), SearchText.words(row.article().body().text()), marks(row)});
        }
        String[] types = {"bigint", "text", "timestamptz", "timestamptz", "text", "text", "text", "text", "text", "text", "text"};
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < types.length; i++) {
                int column = i;
                insert.setArray(i + 1, connection.createArrayOf(types[i], values.stream().map(value -> value[column]).toArray()));
            }
            insert.execute();
        }
    }

    /** What filters ask for; no word begins with such a sign. */
    private String marks(ArticleRow row) {
        List<String> marks = new ArrayList<>();
        marks.add("^" + row.article().head().publishAt().atZone(zone).toString().substring(0, 7));
        row.article().header().tags().forEach(tag -> marks.add("#" + ArticleWriter.slug(tag)));
        row.article().header().authors().forEach(author -> marks.add("@" + ArticleWriter.slug(author)));
        return String.join(" ", marks);
    }

    private void writeWords(List<ArticleRow> rows, Set<Long> known) throws SQLException {
        // In order, so that it is never the other way round in another transaction
        Map<String, Integer> words = new TreeMap<>();
        for (ArticleRow row : rows) {
            FrontMatter header = row.article().header();
            int counts = known.contains(row.id()) ? 0 : 1;
            SearchText.vocabulary(header.title(), header.subtitle(), header.description(), String.join(" ", header.tags()),
                    String.join(" ", header.authors()), row.article().body().text()).forEach(word -> words.merge(word, counts, Integer::sum));
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD_WORDS)) {
            insert.setArray(1, store.texts(words.keySet()));
            insert.setArray(2, connection.createArrayOf("integer", words.values().toArray()));
            insert.execute();
        }
    }
}
