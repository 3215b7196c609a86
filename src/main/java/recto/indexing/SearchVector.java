package recto.indexing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import recto.indexing.Lexemes.Lexeme;
import recto.indexing.Lexemes.Word;
import recto.language.SearchText;
import recto.language.SearchText.Compound;
import recto.language.SearchText.Entries;

/**
 * A tsvector in the form that PostgreSQL reads: {@code 'lexem':3A,17}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-textsearch.html">PostgreSQL, text search types</a>
 */
final class SearchVector {

    /** Stands before a stop word, and before a title of stop words: no other lexeme begins with these signs. */
    private static final String STOP_WORD = "=";
    private static final String TITLE = "==";

    private final Map<String, Word> words;
    /** The positions of each lexeme, with their weights. Most articles have some hundred lexemes, and a map that grows is filled anew. */
    private final Map<String, StringBuilder> places = new HashMap<>(512);
    private int width;

    /** @param words the lexemes of each word that will be added */
    SearchVector(Map<String, Word> words) {
        this.words = words;
    }

    /** @param weight A to C, or empty for D */
    SearchVector add(Entries said, String weight) {
        return add(said, weight, false);
    }

    /** Adds words with the stop words among them, which the function search_expression looks for behind the sign {@value #STOP_WORD}. */
    SearchVector addName(Entries said, String weight) {
        return add(said, weight, true);
    }

    private SearchVector add(Entries said, String weight, boolean withStopWords) {
        int start = width;
        int[] ends = new int[said.words().size()];
        for (int i = 0; i < ends.length; i++) {
            Word word = word(said.words().get(i));
            add(said.words().get(i), word, width, weight, withStopWords);
            width += word.width();
            ends[i] = width;
        }
        for (Compound compound : said.compounds()) {
            // At the place of its first part and of its last one, so that a phrase may end or begin with the compound
            Word word = word(compound.word());
            add(compound.word(), word, compound.first() == 0 ? start : ends[compound.first() - 1], weight, withStopWords);
            add(compound.word(), word, ends[compound.last() - 1], weight, withStopWords);
        }
        return this;
    }

    private void add(String text, Word word, int before, String weight, boolean withStopWords) {
        for (Lexeme lexeme : word.lexemes()) {
            place(lexeme.text(), before + 1 + lexeme.offset(), weight);
        }
        if (withStopWords && word.isStopWord()) {
            place(STOP_WORD + text, before + 1, weight);
        }
    }

    private Word word(String text) {
        return Objects.requireNonNull(words.get(text), text);
    }

    private void place(String lexeme, int position, String weight) {
        StringBuilder of = places.computeIfAbsent(lexeme, name -> new StringBuilder());
        of.append(of.isEmpty() ? ':' : ',').append(position).append(weight);
    }

    /** Adds the title as one lexeme, where it consists of stop words: such a title comes before those that have the same words among others. */
    SearchVector addTitle(Entries title) {
        String whole = TITLE + String.join(" ", title.words());
        if (!title.words().isEmpty() && whole.length() <= SearchText.LONGEST_TITLE
                && title.words().stream().allMatch(word -> word(word).isStopWord())) {
            places.put(whole, new StringBuilder());
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
        StringBuilder vector = new StringBuilder(16 * places.size());
        places.forEach((lexeme, of) -> vector.append('\'').append(lexeme.replace("\\", "\\\\").replace("'", "''")).append('\'').append(of)
                .append(' '));
        return vector.toString();
    }
}
