package recto.indexing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import recto.header.FrontMatter;
import recto.language.SearchText.Entries;
import recto.language.Slug;

/** The terms that tell an article from others: its tags and its most frequent words. */
final class ArticleTerms {

    /** The weight of a tag. A word of the title weighs 2, any other word 1. */
    static final float TAG = 4;

    /** How many words of an article become terms. */
    private static final int WORDS = 12;
    /** A word of the title counts as if it stood this many times more in the text. */
    private static final int IN_TITLE = 3;

    private ArticleTerms() {}

    /**
     * The terms of an article with their weights.
     *
     * @param known the lexemes of each word of the article
     */
    static Map<String, Float> of(FrontMatter header, ArticleWords words, Map<String, Lexemes.Word> known) {
        Map<String, Integer> title = new LinkedHashMap<>();
        count(words.title(), known, title);
        Map<String, Integer> counts = new LinkedHashMap<>(title);
        count(words.subtitle(), known, counts);
        count(words.description(), known, counts);
        count(words.beginning(), known, counts);
        title.keySet().forEach(word -> counts.merge(word, IN_TITLE, Integer::sum));
        Map<String, Float> terms = new LinkedHashMap<>();
        header.tags().forEach(tag -> terms.put("#" + Slug.ofName(tag), TAG));
        counts.entrySet().stream().filter(word -> tells(word.getKey())).sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(WORDS)
                .forEach(word -> terms.put(word.getKey(), title.containsKey(word.getKey()) ? 2f : 1f));
        return terms;
    }

    private static void count(Entries entries, Map<String, Lexemes.Word> known, Map<String, Integer> counts) {
        for (String word : entries.words()) {
            for (Lexemes.Lexeme lexeme : Objects.requireNonNull(known.get(word), word).lexemes()) {
                counts.merge(lexeme.text(), 1, Integer::sum);
            }
        }
    }

    private static boolean tells(String word) {
        int length = word.codePointCount(0, word.length());
        return length >= 2 && length <= 60 && word.codePoints().anyMatch(Character::isLetter);
    }
}
