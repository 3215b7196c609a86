package recto.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import recto.language.SearchText;
import recto.language.SearchText.Token;

/**
 * What somebody typed, understood: words that must all be there, phrases in quotes, -words that must not be there, and "or". What the
 * database gets of it consists of letters, digits, quotes, minus signs and the word "or", so that nothing typed is an error.
 */
public final class SearchQuery {

    /** In characters; what is longer is cut. */
    public static final int MAX_LENGTH = 200;
    /** As many words, or pairs of characters, are looked for. */
    private static final int MAX_LEXEMES = 24;
    private static final String QUOTES = "\"“”„«»「」";

    /** @param or whether it may stand in the place of the term before it */
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

    /** @param typed null for nothing */
    public static SearchQuery parse(String typed) {
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

    /** @return whether there was a word in it */
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
        // "-a or b" would find nearly everything, and "a or -b" too
        terms.add(new Term(tokens, excluded, or && !excluded && !isEmpty()));
        return true;
    }

    private boolean isQuote(int at) {
        return QUOTES.indexOf(text.charAt(at)) >= 0;
    }

    /** As it was typed, without control characters, and cut where it was too long. */
    public String text() {
        return text;
    }

    public boolean isCut() {
        return cut;
    }

    /** Nothing to look for: no word at all, or only words that must not be there. */
    public boolean isEmpty() {
        return terms.stream().allMatch(Term::excluded);
    }

    /** For websearch_to_tsquery. */
    String strict() {
        return terms.stream().map(term -> {
            List<String> words = term.lexemes();
            String phrase = words.size() == 1 ? words.get(0) : "\"" + String.join(" ", words) + "\"";
            return (term.or() ? "or " : "") + (term.excluded() ? "-" : "") + phrase;
        }).collect(Collectors.joining(" "));
    }

    /** The same without phrases, which an index cannot tell from their words: finds all that the strict one does, and more. */
    String loose() {
        return terms.stream().filter(term -> !term.excluded() || term.lexemes().size() == 1).map(term -> (term.or() ? "or " : "")
                + (term.excluded() ? "-" : "") + plain(term).collect(Collectors.joining(" "))).collect(Collectors.joining(" "));
    }

    /** Any of the words: which of them an article has in its title, and what is to be marked in it. */
    String any() {
        return terms.stream().filter(term -> !term.excluded()).flatMap(SearchQuery::plain).distinct().collect(Collectors.joining(" or "));
    }

    private static java.util.stream.Stream<String> plain(Term term) {
        return term.lexemes().stream().filter(word -> !word.equals("or"));
    }

    private java.util.stream.Stream<Token> wanted() {
        return terms.stream().filter(term -> !term.excluded()).flatMap(term -> term.tokens().stream());
    }

    /** Those of a script that parts words. */
    Set<String> words() {
        return wanted().filter(token -> !token.unsegmented()).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of a script that does not, whole. */
    Set<String> unsegmentedTexts() {
        return wanted().filter(Token::unsegmented).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Words that may be misspelt. */
    Set<String> correctableWords() {
        return wanted().filter(SearchText::isCorrectable).map(Token::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same query with other words in these places. @param corrections by the word that was meant to be another */
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
