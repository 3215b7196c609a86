package recto.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads any language that a {@link Syntax} describes: words, numbers, comments, and strings with interpolations. */
final class ProgramLexer implements Lexer {

    private final Syntax syntax;

    ProgramLexer(Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public void read(Source in) {
        new Reading(in).read();
    }

    /** An interpolation that is being read: code within a string, such as {@code ${name}}. */
    private static final class Interpolation {
        /** The string that goes on after the interpolation. */
        final Quote quote;
        /** How many braces are open within the interpolation. */
        int braces;

        Interpolation(Quote quote) {
            this.quote = quote;
        }
    }

    private final class Reading {
        private final Source in;
        private final Deque<Interpolation> interpolations = new ArrayDeque<>();
        /** The kind of the string that is being read; null in code. */
        private @Nullable Quote quote;
        /** The position from which to look for the end of the string: the quotes that open it may look like those that close it. */
        private int textFrom;
        /** Whether the last token was an operand. After an operand a slash divides; elsewhere it begins a regular expression. */
        private boolean afterOperand;
        /** The word that ends the here document that begins on the next line; null where none begins. */
        private @Nullable String hereEnd;

        Reading(Source in) {
            this.in = in;
        }

        void read() {
            while (!in.isDone()) {
                if (quote != null) {
                    text(quote);
                } else {
                    code();
                }
            }
        }

        private void code() {
            char c = in.peek();
            if (c == '\n') {
                in.skip(in.at() + 1);
                hereDocument();
            } else if (Character.isWhitespace(c)) {
                in.skip(in.at() + 1);
            } else if (!comment(c) && !directive(c) && !regularExpression(c) && !variable(c) && !lifetime(c) && !quote() && !number(c)
                    && !word(c)) {
                operator(c);
            }
        }

        private boolean comment(char c) {
            for (String mark : syntax.lineComments(c)) {
                if (in.startsWith(mark) && (!syntax.shell || isShellWordStart())) {
                    in.take(Kind.COMMENT, in.lineEnd());
                    return true;
                }
            }
            if (syntax.commentOpen.isEmpty() || c != syntax.commentOpen.charAt(0) || !in.startsWith(syntax.commentOpen)) {
                return false;
            }
            int end = in.at() + syntax.commentOpen.length();
            if (!syntax.commentsNest) {
                in.take(Kind.COMMENT, in.after(syntax.commentClose, end, in.end()));
                return true;
            }
            for (int depth = 1; depth > 0 && end < in.end();) {
                boolean opens = in.startsWith(syntax.commentOpen, end);
                boolean closes = !opens && in.startsWith(syntax.commentClose, end);
                depth += opens ? 1 : closes ? -1 : 0;
                end += opens || closes ? 2 : 1;
            }
            in.take(Kind.COMMENT, end);
            return true;
        }

        private boolean isShellWordStart() {
            char before = in.charAt(in.at() - 1);
            return before == 0 || Character.isWhitespace(before) || before == ';' || before == '(';
        }

        /** Reads {@code #include <stdio.h>}, {@code #[derive(Debug)]} or {@code @Override}. */
        private boolean directive(char c) {
            if (c == '@' && syntax.annotations && Character.isLetter(in.peek(1))) {
                int end = in.wordEnd(in.at() + 1, ".");
                in.take(syntax.keywords.contains(in.text(in.at() + 1, end)) ? Kind.KEYWORD : Kind.NAME, end);
                return true;
            }
            if (c != '#') {
                return false;
            }
            if (syntax.lifetimes && (in.peek(1) == '[' || in.startsWith("#!["))) {
                int depth = 0;
                int end = in.at();
                do {
                    char next = in.charAt(end++);
                    depth += next == '[' ? 1 : next == ']' ? -1 : 0;
                } while (end < in.end() && (depth > 0 || end < in.at() + 3) && end - in.at() < Source.NEAR);
                in.take(Kind.NAME, end);
                return true;
            }
            int word = in.afterBlanks(in.at() + 1);
            if (!syntax.preprocessor || !Character.isLetter(in.charAt(word)) || !isFirstOfLine()) {
                return false;
            }
            int end = in.wordEnd(word, "");
            boolean include = in.text(word, end).equals("include");
            in.take(Kind.KEYWORD, end);
            int path = in.afterBlanks(end);
            if (include && in.charAt(path) == '<') {
                in.skip(path);
                in.take(Kind.STRING, in.after(">", path, in.lineEnd()));
            }
            return true;
        }

        private boolean isFirstOfLine() {
            int i = in.at() - 1;
            while (in.charAt(i) == ' ' || in.charAt(i) == '\t') {
                i--;
            }
            return in.charAt(i) == '\n' || in.charAt(i) == 0;
        }

        private boolean regularExpression(char c) {
            if (c != '/' || !syntax.regularExpressions || afterOperand || in.charAt(in.at() - 1) == '<') {
                return false;
            }
            boolean set = false;
            int limit = Math.min(in.end(), in.at() + Source.NEAR);
            for (int i = in.at() + 1; i < limit; i++) {
                char next = in.charAt(i);
                if (next == '\n') {
                    return false;
                } else if (next == '\\') {
                    i++;
                } else if (next == '/' && !set) {
                    in.take(Kind.STRING, in.wordEnd(i + 1, ""));
                    afterOperand = true;
                    return true;
                } else {
                    set = next == '[' || set && next != ']';
                }
            }
            return false;
        }

        private boolean variable(char c) {
            int end = c == '$' && syntax.variables ? variableEnd(in.at()) : 0;
            if (end == 0) {
                return false;
            }
            in.take(Kind.NAME, end);
            afterOperand = true;
            return true;
        }

        /** @return 0 where no variable begins at {@code from} */
        private int variableEnd(int from) {
            char next = in.charAt(from + 1);
            if (syntax.shell && next == '{') {
                return in.afterNear("}", from);
            }
            if (syntax.shell && next != 0 && "@*#?$!-0123456789".indexOf(next) >= 0) {
                return from + 2;
            }
            return Character.isLetterOrDigit(next) || next == '_' ? in.wordEnd(from + 1, "") : 0;
        }

        private boolean lifetime(char c) {
            if (c != '\'' || !syntax.lifetimes || in.peek(1) == '\\') {
                return false;
            }
            int character = Character.isHighSurrogate(in.peek(1)) ? 2 : 1;
            int end = in.wordEnd(in.at() + 1, "");
            if (in.peek(1 + character) == '\'' || end == in.at() + 1) {
                return false;
            }
            in.take(Kind.NAME, end);
            return true;
        }

        private boolean quote() {
            for (Quote candidate : syntax.quotes(in.peek())) {
                if (in.startsWith(candidate.open())) {
                    quote = candidate;
                    textFrom = in.at() + candidate.open().length();
                    return true;
                }
            }
            return false;
        }

        /** Reads a string to its end, or to the next interpolation or variable in it. */
        private void text(Quote quote) {
            for (int i = textFrom; i < in.end(); i++) {
                char c = in.charAt(i);
                if (c == '\n' && !quote.isMultiline()) {
                    end(i);
                    return;
                }
                if (c == quote.escape() && c != 0) {
                    i++;
                } else if (c == quote.close().charAt(0) && in.startsWith(quote.close(), i)) {
                    end(i + quote.close().length());
                    return;
                } else if (quote.interpolation() != null && in.startsWith(quote.interpolation(), i)) {
                    in.take(Kind.STRING, i + quote.interpolation().length());
                    interpolations.push(new Interpolation(quote));
                    this.quote = null;
                    afterOperand = false;
                    return;
                } else if (c == '$' && syntax.variables && !quote.open().equals("'") && variableEnd(i) > 0) {
                    in.take(Kind.STRING, i);
                    in.take(Kind.NAME, variableEnd(i));
                    textFrom = in.at();
                    return;
                }
            }
            end(in.end());
        }

        private void end(int at) {
            boolean key = syntax.keys && in.charAt(in.afterBlanks(at)) == ':';
            in.take(key ? Kind.NAME : Kind.STRING, at);
            quote = null;
            afterOperand = true;
        }

        private boolean number(char c) {
            if (!isDigit(c) && !(c == '.' && isDigit(in.peek(1)) && !afterOperand && in.peek(-1) != '.')) {
                return false;
            }
            int end = in.at() + 1;
            while (end < in.end()) {
                char next = in.charAt(end);
                boolean sign = (next == '+' || next == '-') && "eE".indexOf(in.charAt(end - 1)) >= 0 && in.charAt(in.at() + 1) != 'x';
                boolean point = next == '.' && isDigit(in.charAt(end + 1));
                if (!sign && !point && next != '_' && !Character.isLetterOrDigit(next)) {
                    break;
                }
                end++;
            }
            in.take(Kind.VALUE, end);
            afterOperand = true;
            return true;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private boolean word(char c) {
            int end = in.wordEnd(in.at(), "");
            if (end == in.at()) {
                return false;
            }
            end = in.wordEnd(end, syntax.alsoInWords);
            boolean isMember = in.charAt(in.at() - 1) == '.' && in.charAt(in.at() - 2) != '.';
            // No keyword is longer than 30 characters, and neither a member nor an option of a shell is a keyword
            String word = end - in.at() > 30 || isMember || syntax.shell && in.charAt(in.at() - 1) == '-' ? "" : in.text(in.at(), end);
            word = syntax.ignoresCase ? word.toLowerCase(Locale.ROOT) : word;
            boolean value = syntax.values.contains(word);
            boolean keyword = !value && (syntax.keywords.contains(word) || syntax.softKeywords.contains(word) && governs(end));
            in.take(value ? Kind.VALUE : keyword ? Kind.KEYWORD : Kind.PLAIN, end);
            afterOperand = !keyword;
            return true;
        }

        /** Whether a word or a literal follows a soft keyword, which then is a keyword. */
        private boolean governs(int end) {
            int next = in.afterBlanks(end);
            return next > end
                    && (Character.isLetterOrDigit(in.charAt(next)) || in.charAt(next) != 0 && "_\"'{[*@$`".indexOf(in.charAt(next)) >= 0);
        }

        private void operator(char c) {
            if (syntax.shell && in.startsWith("<<") && hereEnd == null) {
                hereMark();
            }
            Interpolation interpolation = interpolations.peek();
            if (interpolation != null && c == '{') {
                interpolation.braces++;
            } else if (interpolation != null && c == '}' && interpolation.braces-- == 0) {
                interpolations.pop();
                quote = interpolation.quote;
                textFrom = in.at() + 1;
                return;
            }
            afterOperand = c == ')' || c == ']' || c == '}';
            in.skip(in.at() + 1);
        }

        /** Reads the word that ends a here document: {@code cat <<EOF}, {@code cat <<-'EOF'}. */
        private void hereMark() {
            int word = in.at() + 2;
            while (in.charAt(word) == '-' || in.charAt(word) == '~' || in.charAt(word) == '\'' || in.charAt(word) == '"') {
                word++;
            }
            int end = in.wordEnd(word, "");
            hereEnd = end > word && !isDigit(in.charAt(word)) ? in.text(word, end) : null;
        }

        private void hereDocument() {
            if (hereEnd == null) {
                return;
            }
            String last = hereEnd;
            hereEnd = null;
            for (int line = in.at(); line < in.end(); line = in.lineEnd(line) + 1) {
                int text = in.afterBlanks(line);
                if (in.startsWith(last, text) && in.lineEnd(line) == text + last.length()) {
                    in.take(Kind.STRING, line);
                    in.skip(in.lineEnd());
                    return;
                }
            }
            in.take(Kind.STRING, in.end());
        }
    }
}
