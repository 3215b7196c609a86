package recto.code;

/** Reads style sheets: at-rules, properties and values are marked, selectors stay plain. */
final class CssLexer implements Lexer {

    @Override
    public void read(Source in) {
        boolean start = true;
        boolean value = false;
        while (!in.isDone()) {
            char c = in.peek();
            if (in.startsWith("/*")) {
                in.take(Kind.COMMENT, in.after("*/", in.at() + 2, in.end()));
            } else if (in.startsWith("//") && start) {
                in.take(Kind.COMMENT, in.lineEnd());
            } else if (c == '"' || c == '\'') {
                in.take(Kind.STRING, stringEnd(in, c));
            } else if (c == '@' || c == '!' && Character.isLetter(in.peek(1))) {
                in.take(Kind.KEYWORD, in.wordEnd(in.at() + 1, "-"));
                start = false;
            } else if (c == '{' || c == '}' || c == ';') {
                start = true;
                value = false;
                in.skip(in.at() + 1);
            } else if (Character.isWhitespace(c)) {
                in.skip(in.at() + 1);
            } else if (start && isProperty(in)) {
                in.take(Kind.NAME, in.wordEnd(in.at(), "-$"));
                start = false;
                value = true;
            } else {
                start = false;
                other(in, c, value);
            }
        }
    }

    private static void other(Source in, char c, boolean value) {
        boolean number = Character.isDigit(c) || value && c == '#' || (c == '.' || c == '-' || c == '+') && Character.isDigit(in.peek(1));
        if (number) {
            in.take(Kind.VALUE, in.wordEnd(in.at() + 1, ".%"));
        } else if (c == '-' && in.peek(1) == '-' || c == '$') {
            in.take(Kind.NAME, in.wordEnd(in.at() + 1, "-"));
        } else {
            in.skip(Math.max(in.at() + 1, in.wordEnd(in.at(), "-")));
        }
    }

    private static int stringEnd(Source in, char quote) {
        for (int i = in.at() + 1; i < in.end() && in.charAt(i) != '\n'; i++) {
            if (in.charAt(i) == '\\') {
                i++;
            } else if (in.charAt(i) == quote) {
                return i + 1;
            }
        }
        return in.lineEnd();
    }

    /**
     * Tells the property in {@code color: red} from the selector in {@code a:hover \{}: a selector has its brace before the next semicolon or
     * closing brace. A brace after a hash belongs to an interpolation of SCSS.
     */
    private static boolean isProperty(Source in) {
        int end = in.wordEnd(in.at(), "-$");
        int colon = in.afterBlanks(end);
        if (end == in.at() || in.charAt(colon) != ':' || in.charAt(colon + 1) == ':') {
            return false;
        }
        for (int i = colon; i < in.end() && i < colon + Source.NEAR; i++) {
            switch (in.charAt(i)) {
                case '{' :
                    return in.charAt(i - 1) == '#';
                case ';', '}' :
                    return true;
                default :
            }
        }
        return true;
    }
}
