package recto.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recto.language.SearchText;
import recto.language.SearchText.Compound;
import recto.language.SearchText.Token;

/** Words of a query that stand together, as expressions of {@code to_tsquery}. "Wi-Fi" is written "wifi" as well as "wi" and "fi". */
record QueryWords(List<Token> tokens) {

    /** Of a word in up to this many parts, such as UTF-8-Datei, each part may be joined to the next one or not. */
    private static final int ALL_SPELLINGS = 3;

    boolean isOneLexeme() {
        return tokens.size() == 1 && tokens.get(0).lexemes().size() == 1;
    }

    /** The words as a phrase. */
    String phrase() {
        return inParentheses(expression(" <-> ", true));
    }

    /** The words in any order. */
    String all() {
        return inParentheses(expression(" & ", false));
    }

    /** Everything that an article may have for these words. */
    Stream<String> lexemes() {
        return Stream.concat(tokens.stream().flatMap(token -> token.lexemes().stream()), compounds());
    }

    /** The words in scripts with spaces between words, in each spelling. */
    Stream<String> spellings() {
        return Stream.concat(tokens.stream().filter(token -> !token.unsegmented()).map(Token::word), compounds());
    }

    private Stream<String> compounds() {
        return SearchText.compounds(tokens).stream().map(Compound::word);
    }

    static String quoted(String lexeme) {
        return "'" + lexeme + "'";
    }

    /** @param inOrder whether the place of a word matters, which for "Wi-Fi" is that of its first and of its last part: see {@link #betweenOthers} */
    private String expression(String operator, boolean inOrder) {
        List<String> groups = new ArrayList<>();
        for (int first = 0, end; first < tokens.size(); first = end) {
            end = first + 1;
            while (end < tokens.size() && tokens.get(end).joined()) {
                end++;
            }
            List<String> spellings = spellings(tokens.subList(first, end), operator);
            boolean isBetween = inOrder && first > 0 && end < tokens.size() && end == first + 1 && !tokens.get(first).unsegmented();
            groups.add(isBetween ? betweenOthers(spellings.get(0))
                    : spellings.size() == 1 ? spellings.get(0) : "(" + String.join(" | ", spellings) + ")");
        }
        return String.join(operator, groups);
    }

    /** @param word parts with nothing but hyphens or the like between them */
    private static List<String> spellings(List<Token> word, String operator) {
        List<Compound> compounds = SearchText.compounds(word);
        String apart = word.stream().flatMap(token -> token.lexemes().stream()).map(QueryWords::quoted)
                .collect(Collectors.joining(operator));
        List<String> spellings = new ArrayList<>();
        for (Compound compound : compounds) {
            String before = join(word.subList(0, compound.first()), operator);
            String after = join(word.subList(compound.last() + 1, word.size()), operator);
            boolean isWhole = before.isEmpty() && after.isEmpty();
            if (isWhole || word.size() <= ALL_SPELLINGS) {
                spellings.add(
                        (before.isEmpty() ? "" : before + operator) + quoted(compound.word()) + (after.isEmpty() ? "" : operator + after));
            }
        }
        spellings.add(apart);
        return spellings;
    }

    /** A word in the middle of a phrase. Where the text has it in two parts or three, the word before is beside the first, the word after beside the last. */
    private static String betweenOthers(String word) {
        return "(" + word + " | " + word + " <-> " + word + " | " + word + " <2> " + word + ")";
    }

    private static String join(List<Token> tokens, String operator) {
        return tokens.stream().map(Token::word).map(QueryWords::quoted).collect(Collectors.joining(operator));
    }

    private static String inParentheses(String expression) {
        return expression.indexOf(' ') < 0 || expression.startsWith("(") && expression.indexOf(')') == expression.length() - 1 ? expression
                : "(" + expression + ")";
    }
}
