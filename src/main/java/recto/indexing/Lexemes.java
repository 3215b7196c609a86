package recto.indexing;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;
import recto.language.SearchLanguage;

/**
 * The lexemes that PostgreSQL makes of each word in the language of an article. A pass asks for each word once, which takes 0.1 ms an
 * article;
 * {@code to_tsvector} over whole texts took 1.3 ms, most of it for words that had been asked for before.
 */
final class Lexemes {

    /** How many words are kept, in some 25 MB. */
    private static final int KEPT = 100_000;

    /**
     * Asks for each word with a 9 behind it: the position of the 9 tells how many positions the word takes, and 9 is no stop word in any
     * language.
     */
    private static final String FIND = """
            select w.place, l.lexeme, p as position
              from unnest(:words) with ordinality w (word, place)
             cross join lateral unnest(to_tsvector(:config::regconfig, w.word || ' 9')) l cross join lateral unnest(l.positions) p
             order by w.place, p""";

    /** @param offset from the position of the word */
    record Lexeme(String text, int offset) {}

    /**
     * @param lexemes of the word; empty for a stop word
     * @param width how many positions the word takes
     */
    record Word(List<Lexeme> lexemes, int width) {

        boolean isStopWord() {
            return lexemes.isEmpty();
        }
    }

    /** The text search configuration of an article, and what PostgreSQL makes of each of its words and of some others. */
    record Known(String configuration, Map<String, Word> words) {}

    private final DataSource database;
    private final Locale siteLanguage;
    /** By configuration, then by word. Threads that work on one batch read what is added for the next one. */
    private Map<String, Map<String, Word>> known = new HashMap<>();
    /** The text search configurations of this server; null until they are asked for. */
    private @Nullable Set<String> configurations;

    Lexemes(DataSource database, Locale siteLanguage) {
        this.database = database;
        this.siteLanguage = siteLanguage;
    }

    /** Asks the database for all words of these articles that are not known yet. @return what is known of each article, by its words */
    synchronized Map<ArticleWords, Known> learn(Collection<ArticleWords> articles) throws SQLException {
        if (articles.isEmpty()) {
            return Map.of();
        }
        // Given back at once, so that an import needs no more connections of the pool than it ever did
        try (Sql sql = Sql.openForLongWork(database)) {
            return learn(sql, articles);
        }
    }

    private Map<ArticleWords, Known> learn(Sql sql, Collection<ArticleWords> articles) throws SQLException {
        if (known.values().stream().mapToInt(Map::size).sum() > KEPT) {
            known = new HashMap<>();
        }
        Map<ArticleWords, Known> found = new IdentityHashMap<>();
        Map<String, Set<String>> unknown = new LinkedHashMap<>();
        for (ArticleWords article : articles) {
            String configuration = configuration(sql, article);
            Map<String, Word> words = known.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
            found.put(article, new Known(configuration, words));
            for (String word : article.distinct()) {
                if (!words.containsKey(word)) {
                    unknown.computeIfAbsent(configuration, name -> new HashSet<>()).add(word);
                }
            }
        }
        for (Map.Entry<String, Set<String>> asked : unknown.entrySet()) {
            ask(sql, asked.getKey(), List.copyOf(asked.getValue()), Objects.requireNonNull(known.get(asked.getKey())));
        }
        return found;
    }

    private record Found(int place, Lexeme lexeme) {}

    private void ask(Sql sql, String configuration, List<String> words, Map<String, Word> found) throws SQLException {
        List<Found> rows = sql.of(FIND).texts("words", words).text("config", configuration)
                .list(row -> new Found(row.integer("place"), new Lexeme(row.text("lexeme"), row.integer("position") - 1)));
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            if (end == rows.size() || rows.get(end).place != rows.get(start).place) {
                found.put(words.get(rows.get(start).place - 1), word(rows.subList(start, end)));
                start = end;
            }
        }
    }

    /** @param rows of one word; the last one is the 9 behind the word */
    private static Word word(List<Found> rows) {
        int last = rows.size() - 1;
        return new Word(rows.subList(0, last).stream().map(Found::lexeme).toList(), rows.get(last).lexeme.offset());
    }

    private String configuration(Sql sql, ArticleWords article) throws SQLException {
        if (configurations == null) {
            configurations = new HashSet<>(
                    sql.of("select cfgname from pg_ts_config where pg_ts_config_is_visible(oid)").list(row -> row.text("cfgname")));
        }
        return SearchLanguage.configuration(article.lang() == null ? siteLanguage : Locale.forLanguageTag(article.lang()), configurations);
    }
}
