package recto.search;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.language.NormalizedText;
import recto.language.SearchText;
import recto.language.SearchText.Token;

/**
 * A query as somebody typed it: words that an article must all have, phrases in quotes, -words that it must not have, and "or". The
 * database gets an expression for {@code to_tsquery} with words of nothing but letters and digits, so that no input is an error.
 */
@TemplateData
public final class SearchQuery {

    /** In code points. A longer query is cut. */
    public static final int MAX_LENGTH = 200;
    /** The most words, or pairs of characters in scripts without spaces, that are looked for. Further ones are left out. */
    private static final int MAX_LEXEMES = 24;
    private static final String QUOTES = "\"“”„«»「」＂";

    /** @param or whether this term is an alternative to the term before it */
    private record Term(QueryWords words, boolean excluded, boolean or) {}

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
            if (isBlank(i)) {
                i++;
                continue;
            }
            boolean excluded = text.charAt(i) == '-' || text.charAt(i) == '－';
            int start = excluded ? i + 1 : i;
            boolean quoted = start < text.length() && isQuote(start);
            int end = quoted ? start + 1 : start;
            while (end < text.length() && !(isQuote(end) || !quoted && isBlank(end))) {
                end++;
            }
            String part = text.substring(quoted ? start + 1 : start, end);
            if (!quoted && !excluded && NormalizedText.of(part).toString().equalsIgnoreCase("or")) {
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
                tokens.add(new Token(token.word(), start + token.start(), start + token.end(), token.unsegmented(),
                        token.joined() && !tokens.isEmpty()));
            }
        }
        boolean isOperator = tokens.size() == 1 && tokens.get(0).word().equals("or");
        if (tokens.isEmpty() || isOperator) {
            return false;
        }
        // "-a or b" would find nearly every article, and so would "a or -b"
        terms.add(new Term(new QueryWords(tokens), excluded, or && !excluded && !isEmpty()));
        return true;
    }

    /** No-break spaces too, which are one key away from the space on some keyboards. */
    private boolean isBlank(int at) {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
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

    /** What articles must have, and must not have. */
    String strict() {
        return expression(terms, QueryWords::phrase);
    }

    /** The query without its phrases, which a GIN index cannot check. It matches every article that the strict query matches, and more. */
    String loose() {
        return expression(terms.stream().filter(term -> !term.excluded || term.words.isOneLexeme()).toList(), QueryWords::all);
    }

    private static String expression(List<Term> terms, Function<QueryWords, String> words) {
        StringBuilder expression = new StringBuilder();
        for (Term term : terms) {
            expression.append(expression.isEmpty() ? "" : term.or ? " | " : " & ").append(term.excluded ? "!" : "")
                    .append(words.apply(term.words));
        }
        return expression.toString();
    }

    /** A query for any one of the words. It is for ranking, by the words in a title, and for highlighting. */
    String any() {
        return terms.stream().filter(term -> !term.excluded).flatMap(term -> term.words.lexemes()).distinct().map(QueryWords::quoted)
                .collect(Collectors.joining(" | "));
    }

    /** All words in their order, operators too, for titles that consist of stop words, such as "To be or not to be". */
    String whole() {
        String whole = SearchText.tokens(text).stream().map(Token::word).collect(Collectors.joining(" "));
        return whole.length() <= SearchText.LONGEST_TITLE ? whole : "";
    }

    private Stream<Token> wanted() {
        return terms.stream().filter(term -> !term.excluded).flatMap(term -> term.words.tokens().stream());
    }

    /** The words that are looked for, in scripts with spaces between words, and what they are without their hyphens. */
    Set<String> words() {
        return terms.stream().filter(term -> !term.excluded).flatMap(term -> term.words.spellings())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
