package recto.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes a programming language for {@link ProgramLexer}. It is filled when the program starts and only read afterwards. */
final class Syntax {

    final Set<String> keywords = new HashSet<>();
    /** Words that are keywords only before another word or a literal: {@code record Page}, not {@code record.page}. */
    final Set<String> softKeywords = new HashSet<>();
    final Set<String> values = new HashSet<>();
    private final Map<Character, List<String>> lineComments = new HashMap<>();
    String commentOpen = "";
    String commentClose = "";
    boolean commentsNest;
    private final Map<Character, List<Quote>> quotes = new HashMap<>();
    boolean ignoresCase;
    boolean annotations;
    /** Whether lines that begin with a hash are directives of the preprocessor. */
    boolean preprocessor;
    /** Whether {@code $name} is a variable, in code and in strings. */
    boolean variables;
    boolean regularExpressions;
    /** Whether {@code 'a} is the name of a lifetime, as in Rust; {@code 'a'} is a character all the same. */
    boolean lifetimes;
    /** Whether a string before a colon is a key. */
    boolean keys;
    boolean shell;
    String alsoInWords = "";

    static Syntax of(String keywords) {
        Syntax syntax = new Syntax();
        Collections.addAll(syntax.keywords, keywords.split("\\s+"));
        return syntax;
    }

    /** A syntax with the comments, strings and values of C, which most later languages took over. */
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
            // The longest opening comes first, so that three quotation marks are not read as an empty string and the beginning of another
            alike.sort(Comparator.comparing((Quote q) -> q.open().length()).reversed());
        }
        return this;
    }

    /** The kinds of strings that may begin with this character. */
    List<Quote> quotes(char first) {
        return quotes.getOrDefault(first, List.of());
    }

    /** The marks of line comments that may begin with this character. */
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
