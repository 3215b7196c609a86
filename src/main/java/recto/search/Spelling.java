package recto.search;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recto.database.Sql;
import recto.language.Slips;

/** Corrects a word that the site does not know to the nearest word that it knows, and to the more common of two that are equally near. */
final class Spelling {

    /** A query with more unknown words than this is hardly a misspelling. */
    private static final int MAX_WORDS = 5;

    private static final String NEAREST = """
            select u.word as typed, n.word, n.articles
              from unnest(:typed) u (word) cross join lateral (
                   (select w.word, w.articles from search_word w
                     where w.word % u.word and length(w.word) between length(u.word) - 3 and length(u.word) + 3
                     order by similarity(w.word, u.word) desc, w.articles desc limit 30)
                   union
                   select w.word, w.articles from search_word w
                    where w.word in (select left(u.word, i - 1) || substr(u.word, i + 1, 1) || substr(u.word, i, 1) || substr(u.word, i + 2)
                                       from generate_series(1, length(u.word) - 1) i)) n""";

    private Spelling() {}

    /**
     * @param known a word that this many articles have is taken to be right
     * @param common only words that this many articles have are suggested
     */
    static Optional<SearchQuery> correct(Sql sql, SearchQuery query, int known, int common) throws SQLException {
        Set<String> doubted = new HashSet<>(query.correctableWords());
        doubted.removeAll(known(sql, doubted, known));
        if (doubted.isEmpty() || doubted.size() > MAX_WORDS) {
            return Optional.empty();
        }
        Map<String, String> corrections = nearest(sql, doubted, common);
        return corrections.isEmpty() ? Optional.empty() : Optional.of(query.with(corrections));
    }

    private static Set<String> known(Sql sql, Set<String> words, int articles) throws SQLException {
        return new HashSet<>(sql.of("select word from search_word where word = any(:words) and articles >= :articles").texts("words", words)
                .integer("articles", articles).list(row -> row.text("word")));
    }

    private static Map<String, String> nearest(Sql sql, Set<String> words, int common) throws SQLException {
        record Candidate(String typed, String word, int distance, int articles) {

            boolean isNear() {
                return distance > 0 && distance <= (typed.length() <= 4 ? 1 : typed.length() <= 8 ? 2 : 3);
            }

            boolean isBetterThan(Candidate other) {
                return distance < other.distance || distance == other.distance
                        && (articles > other.articles || articles == other.articles && word.compareTo(other.word) < 0);
            }
        }
        List<Candidate> candidates = sql.of(NEAREST).texts("typed", words).list(row -> new Candidate(row.text("typed"), row.text("word"),
                Slips.between(row.text("typed"), row.text("word")), row.integer("articles")));
        Map<String, Candidate> best = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.isNear() && candidate.articles >= common) {
                best.merge(candidate.typed, candidate, (one, other) -> other.isBetterThan(one) ? other : one);
            }
        }
        Map<String, String> corrections = new HashMap<>();
        best.forEach((typed, candidate) -> corrections.put(typed, candidate.word));
        return corrections;
    }
}
