package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import recto.article.SearchLanguage;

/**
 * What PostgreSQL makes of each word, in the language of each article. A pass asks for a word once: {@code to_tsvector} over whole texts
 * took 1.3 ms an article, most of it for parting words that are parted already; like this it is 0.1 ms.
 */
final class Lexemes {

    /** Some 25 MB. */
    private static final int KEPT = 100_000;

    /** Stands behind each word, so that its place tells how many places the word itself takes; no stop word in any language. */
    private static final String FIND = """
            select w.place, l.lexeme, p
              from unnest(?) with ordinality w (word, place)
             cross join lateral unnest(to_tsvector(?::regconfig, w.word || ' 9')) l cross join lateral unnest(l.positions) p
             order by w.place, p""";

    /** @param offset from the word's own place */
    record Lexeme(String text, int offset) {}

    /**
     * @param lexemes none for a stop word
     * @param width how many places it takes
     */
    record Word(List<Lexeme> lexemes, int width) {}

    private final ImportStore store;
    private final Connection connection;
    private final Locale siteLanguage;
    /** By configuration. */
    private final Map<String, Map<String, Word>> known = new HashMap<>();

    Lexemes(ImportStore store, Connection connection, Locale siteLanguage) {
        this.store = store;
        this.connection = connection;
        this.siteLanguage = siteLanguage;
    }

    /** The text search configuration that an article is found by. */
    private String configuration(ArticleRow row) throws SQLException {
        String lang = row.article().header().lang();
        return SearchLanguage.configuration(lang == null ? siteLanguage : Locale.forLanguageTag(lang), store.searchConfigurations());
    }

    /** An article, and what PostgreSQL makes of each of its words in its language. */
    record Read(ArticleRow row, String configuration, Map<String, Word> words) {}

    /** Articles that {@link #learn} was called with, in their order. */
    List<Read> of(Collection<ArticleRow> rows) throws SQLException {
        List<Read> read = new ArrayList<>();
        for (ArticleRow row : rows) {
            String configuration = configuration(row);
            read.add(new Read(row, configuration, known.get(configuration)));
        }
        return read;
    }

    /** Asks for all words of these that are not known yet. */
    void learn(Collection<ArticleRow> rows) throws SQLException {
        if (known.values().stream().mapToInt(Map::size).sum() > KEPT) {
            known.clear();
        }
        Map<String, Set<String>> unknown = new LinkedHashMap<>();
        for (ArticleRow row : rows) {
            String configuration = configuration(row);
            Map<String, Word> words = known.computeIfAbsent(configuration, name -> new HashMap<>());
            for (String word : row.words().distinct()) {
                if (!words.containsKey(word)) {
                    unknown.computeIfAbsent(configuration, name -> new HashSet<>()).add(word);
                }
            }
        }
        for (Map.Entry<String, Set<String>> asked : unknown.entrySet()) {
            ask(asked.getKey(), List.copyOf(asked.getValue()));
        }
    }

    private void ask(String configuration, List<String> words) throws SQLException {
        Map<String, Word> found = known.get(configuration);
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, store.texts(words));
            query.setString(2, configuration);
            try (ResultSet rows = query.executeQuery()) {
                List<Lexeme> lexemes = new ArrayList<>();
                int place = 1;
                while (rows.next()) {
                    if (rows.getInt(1) != place) {
                        found.put(words.get(place - 1), word(lexemes));
                        lexemes.clear();
                        place = rows.getInt(1);
                    }
                    lexemes.add(new Lexeme(rows.getString(2), rows.getInt(3) - 1));
                }
                found.put(words.get(place - 1), word(lexemes));
            }
        }
    }

    /** @param lexemes with the one that stands behind the word */
    private static Word word(List<Lexeme> lexemes) {
        int last = lexemes.size() - 1;
        return new Word(List.copyOf(lexemes.subList(0, last)), lexemes.get(last).offset());
    }
}
