package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.language.SearchText;
import recto.language.SearchText.Token;

/**
 * A query as somebody typed it: words that an article must all have, phrases in quotes, -words that it must not have, and "or". The
 * database gets only letters, digits, quotes, minus signs and the word "or", so that no input is an error.
 */
@TemplateData
public final class SearchQuery {

    /** In code points. A longer query is cut. */
    public static final int MAX_LENGTH = 200;
    /** The most words, or pairs of characters in scripts without spaces, that are looked for. Further ones are left out. */
    private static final int MAX_LEXEMES = 24;
    private static final String QUOTES = "\"“”„«»「」";

    /** @param or whether this term is an alternative to the term before it */
    private record Term(List<Token> tokens, boolean excluded, boolean or) {

        List<String> lexemes() {
            return tokens.stream().flatMap(token -> token.lexemes().stream()).toList();
        }
    }

    private final String text;
    private final boolean cut;
    private final List<Term> terms = new ArrayList<>();
    private int lexemes;

    private SearchQuery(String text, boolean cut) {
        this.text = text;
        this.cut = cut;
    }

    /** @param typed null counts as empty */
    public static SearchQuery parse(@Nullable String typed) {
        String text = typed == null ? "" : typed.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", " ").strip();
        boolean tooLong = text.codePointCount(0, text.length()) > MAX_LENGTH;
        SearchQuery query = new SearchQuery(tooLong ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)).strip() : text, tooLong);
        query.read();
        return query;
    }

    private void read() {
        boolean or = false;
        for (int i = 0; i < text.length();) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
                continue;
            }
            boolean excluded = text.charAt(i) == '-';
            int start = excluded ? i + 1 : i;
            boolean quoted = start < text.length() && isQuote(start);
            int end = quoted ? start + 1 : start;
            while (end < text.length() && !(isQuote(end) || !quoted && Character.isWhitespace(text.charAt(end)))) {
                end++;
            }
            String part = text.substring(quoted ? start + 1 : start, end);
            if (!quoted && !excluded && part.equalsIgnoreCase("or")) {
                or = true;
            } else if (add(part, quoted ? start + 1 : start, excluded, or)) {
                or = false;
            }
            i = Math.max(quoted ? end + 1 : end, i + 1);
        }
    }

    /** @return whether the part had a word, so that there is a new term */
    private boolean add(String part, int start, boolean excluded, boolean or) {
        List<Token> tokens = new ArrayList<>();
        for (Token token : SearchText.tokens(part)) {
            if (lexemes + token.lexemes().size() <= MAX_LEXEMES) {
                lexemes += token.lexemes().size();
                tokens.add(new Token(token.word(), start + token.start(), start + token.end(), token.unsegmented()));
            }
        }
        boolean isOperator = tokens.size() == 1 && tokens.get(0).word().equals("or");
        if (tokens.isEmpty() || isOperator) {
            return false;
        }
        // "-a or b" would find nearly every article, and so would "a or -b"
        terms.add(new Term(tokens, excluded, or && !excluded && !isEmpty()));
        return true;
    }

    private boolean isQuote(int at) {
        return QUOTES.indexOf(text.charAt(at)) >= 0;
    }

    /** The query as it was typed, without control characters, and cut where it was too long. */
    public String text() {
        return text;
    }

    public boolean isCut() {
        return cut;
    }

    /** Whether there is nothing to look for: no word at all, or only words that articles must not have. */
    public boolean isEmpty() {
        return terms.stream().allMatch(Term::excluded);
    }

    /** The query in the syntax of {@code websearch_to_tsquery}. */
    String strict() {
        return terms.stream().map(term -> {
            List<String> words = term.lexemes();
            String phrase = words.size() == 1 ? words.get(0) : "\"" + String.join(" ", words) + "\"";
            return (term.or() ? "or " : "") + (term.excluded() ? "-" : "") + phrase;
        }).collect(Collectors.joining(" "));
    }

    /** The query without its phrases, which a GIN index cannot check. It matches every article that the strict query matches, and more. */
    String loose() {
        return terms.stream().filter(term -> !term.excluded() || term.lexemes().size() == 1).map(term -> (term.or() ? "or " : "")
                + (term.excluded() ? "-" : "") + plain(term).collect(Collectors.joining(" "))).collect(Collectors.joining(" "));
    }

    /** A query for any one of the words. It is for ranking, by the words in a title, and for highlighting. */
    String any() {
        return terms.stream().filter(term -> !term.excluded()).flatMap(SearchQuery::plain).distinct().collect(Collectors.joining(" or "));
    }

    private static java.util.stream.Stream<String> plain(Term term) {
        return term.lexemes().stream().filter(word -> !word.equals("or"));
    }

    private java.util.stream.Stream<Token> wanted() {
        return terms.stream().filter(term -> !term.excluded()).flatMap(term -> term.tokens().stream());
    }

    /** The words that are looked for, in scripts with spaces between words. */
    Set<String> words() {
        return wanted().filter(token -> !token.unsegmented()).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The passages that are looked for in scripts without spaces, each in one piece. */
    Set<String> unsegmentedTexts() {
        return wanted().filter(Token::unsegmented).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The words that are looked for and whose misspelling can be corrected. */
    Set<String> correctableWords() {
        return wanted().filter(SearchText::isCorrectable).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same query with words replaced. @param corrections the correct word for each misspelt one */
    SearchQuery with(Map<String, String> corrections) {
        StringBuilder corrected = new StringBuilder();
        int last = 0;
        for (Token token : wanted().toList()) {
            String better = corrections.get(token.word());
            if (better != null) {
                corrected.append(text, last, token.start()).append(better);
                last = token.end();
            }
        }
        return parse(corrected.append(text, last, text.length()).toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
