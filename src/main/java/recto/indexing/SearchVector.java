package recto.indexing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import recto.indexing.Lexemes.Lexeme;
import recto.indexing.Lexemes.Word;

/**
 * A tsvector in the form that PostgreSQL reads: {@code 'lexem':3A,17}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-textsearch.html">PostgreSQL, text search types</a>
 */
final class SearchVector {

    private final Map<String, Word> words;
    /** The positions of each lexeme, with their weights. */
    private final Map<String, StringBuilder> places = new HashMap<>();
    private int width;

    /** @param words the lexemes of each word that will be added */
    SearchVector(Map<String, Word> words) {
        this.words = words;
    }

    /** @param weight A to C, or empty for D */
    SearchVector add(List<String> said, String weight) {
        for (String text : said) {
            Word word = Objects.requireNonNull(words.get(text), text);
            for (Lexeme lexeme : word.lexemes()) {
                StringBuilder of = places.computeIfAbsent(lexeme.text(), name -> new StringBuilder());
                of.append(of.isEmpty() ? ':' : ',').append(width + 1 + lexeme.offset()).append(weight);
            }
            width += word.width();
        }
        return this;
    }

    /** Adds lexemes without a position, for filters. */
    SearchVector addMarks(List<String> marks) {
        marks.forEach(mark -> places.put(mark, new StringBuilder()));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder vector = new StringBuilder();
        places.forEach((lexeme, of) -> vector.append('\'').append(lexeme.replace("\\", "\\\\").replace("'", "''")).append('\'').append(of)
                .append(' '));
        return vector.toString();
    }
}
