package recto.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a programming language writes what all of them have. Filled when the program starts, only read afterwards. */
final class Syntax {

    final Set<String> keywords = new HashSet<>();
    /** Words that are keywords only where something stands behind them that they could govern: {@code record Page}, not {@code record.page}. */
    final Set<String> softKeywords = new HashSet<>();
    final Set<String> values = new HashSet<>();
    private final Map<Character, List<String>> lineComments = new HashMap<>();
    String commentOpen = "";
    String commentClose = "";
    boolean commentsNest;
    private final Map<Character, List<Quote>> quotes = new HashMap<>();
    boolean ignoresCase;
    boolean annotations;
    /** Lines that begin with a hash are orders to the preprocessor. */
    boolean preprocessor;
    /** $name */
    boolean variables;
    boolean regularExpressions;
    /** 'a is the name of a lifetime, 'a' a character. */
    boolean lifetimes;
    /** A string before a colon is a key. */
    boolean keys;
    boolean shell;
    String alsoInWords = "";

    static Syntax of(String keywords) {
        Syntax syntax = new Syntax();
        Collections.addAll(syntax.keywords, keywords.split("\\s+"));
        return syntax;
    }

    /** As C writes them, which most later languages took over. */
    static Syntax likeC(String keywords) {
        return of(keywords).lineComment("//").comment("/*", "*/").quote(Quote.line("\""), Quote.line("'")).values("true false null");
    }

    Syntax soft(String words) {
        Collections.addAll(softKeywords, words.split(" "));
        return this;
    }

    Syntax values(String words) {
        Collections.addAll(values, words.split(" "));
        return this;
    }

    Syntax lineComment(String mark) {
        lineComments.computeIfAbsent(mark.charAt(0), first -> new ArrayList<>()).add(mark);
        return this;
    }

    Syntax comment(String open, String close) {
        commentOpen = open;
        commentClose = close;
        return this;
    }

    Syntax nestedComments() {
        commentsNest = true;
        return this;
    }

    Syntax quote(Quote... more) {
        for (Quote quote : more) {
            List<Quote> alike = quotes.computeIfAbsent(quote.open().charAt(0), first -> new ArrayList<>());
            alike.removeIf(q -> q.open().equals(quote.open()));
            alike.add(quote);
            // The longest opening first, so that three quotation marks are not one of nothing and another
            alike.sort(Comparator.comparing((Quote q) -> q.open().length()).reversed());
        }
        return this;
    }

    /** That may begin with this character. */
    List<Quote> quotes(char first) {
        return quotes.getOrDefault(first, List.of());
    }

    /** That may begin with this character. */
    List<String> lineComments(char first) {
        return lineComments.getOrDefault(first, List.of());
    }

    Syntax annotations() {
        annotations = true;
        return this;
    }

    Syntax preprocessor() {
        preprocessor = true;
        return this;
    }

    Syntax variables() {
        variables = true;
        return this;
    }

    Syntax regularExpressions() {
        regularExpressions = true;
        return this;
    }

    Syntax lifetimes() {
        lifetimes = true;
        return this;
    }

    Syntax keys() {
        keys = true;
        return this;
    }

    Syntax ignoringCase() {
        ignoresCase = true;
        return this;
    }

    Syntax shell() {
        shell = true;
        return this;
    }

    Syntax alsoInWords(String characters) {
        alsoInWords = characters;
        return this;
    }
}
