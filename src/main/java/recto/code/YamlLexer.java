package recto.code;

import java.util.Set;

/** Reads YAML line by line: keys, strings, anchors, and values that are not text. */
final class YamlLexer implements Lexer {

    private static final Set<String> VALUES = Set.of("true", "false", "null", "yes", "no", "on", "off", "~");

    @Override
    public void read(Source in) {
        while (!in.isDone()) {
            int lineEnd = in.lineEnd();
            int text = in.afterBlanks(in.at());
            int indent = text - in.at();
            in.skip(text);
            if (in.startsWith("---") || in.startsWith("...") || in.peek() == '%') {
                in.take(Kind.KEYWORD, lineEnd);
            }
            while ((in.peek() == '-' || in.peek() == '?') && (in.peek(1) == ' ' || in.peek(1) == '\n')) {
                in.skip(in.afterBlanks(in.at() + 1));
            }
            int key = keyEnd(in, lineEnd);
            if (key > 0) {
                in.take(Kind.NAME, key);
                in.skip(key + 1);
            }
            if (value(in, lineEnd)) {
                block(in, indent);
            }
        }
    }

    /** The position of the colon after the key; 0 where the line does not begin with a key. */
    private static int keyEnd(Source in, int lineEnd) {
        char quote = in.peek();
        int from = in.at();
        if (quote == '"' || quote == '\'') {
            from = in.after(String.valueOf(quote), from + 1, lineEnd);
        } else if (quote == '#' || quote == '{' || quote == '[' || quote == '|' || quote == '>') {
            return 0;
        }
        for (int i = from; i < lineEnd; i++) {
            if (in.charAt(i) == ':' && (i + 1 == lineEnd || in.charAt(i + 1) == ' ')) {
                return i;
            }
            if (in.charAt(i) == '#' && in.charAt(i - 1) == ' ') {
                return 0;
            }
        }
        return 0;
    }

    /** Reads the rest of a line. @return whether a block of text begins with the next line */
    private static boolean value(Source in, int lineEnd) {
        boolean block = false;
        while (in.at() < lineEnd) {
            char c = in.peek();
            if (c == ' ' || c == '\t' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == ':') {
                in.skip(in.at() + 1);
            } else if (c == '#' && (in.peek(-1) == ' ' || in.peek(-1) == '\t' || in.isLineStart())) {
                in.take(Kind.COMMENT, lineEnd);
            } else if (c == '"' || c == '\'') {
                int end = in.after(String.valueOf(c), in.at() + 1, lineEnd);
                boolean key = in.charAt(end) == ':';
                in.take(key ? Kind.NAME : Kind.STRING, end);
            } else if (c == '|' || c == '>') {
                block = true;
                in.skip(in.at() + 1);
            } else {
                int end = wordEnd(in, lineEnd);
                in.take(kind(in, end), end);
            }
        }
        in.skip(in.nextLine());
        return block;
    }

    private static int wordEnd(Source in, int lineEnd) {
        int end = in.at() + 1;
        while (end < lineEnd && " \t,]}".indexOf(in.charAt(end)) < 0 && !(in.charAt(end) == ':' && in.charAt(end + 1) == ' ')) {
            end++;
        }
        return end;
    }

    private static Kind kind(Source in, int end) {
        char first = in.peek();
        if (first == '&' || first == '*' || first == '!') {
            return Kind.KEYWORD;
        }
        if (in.charAt(end) == ':') {
            return Kind.NAME;
        }
        // A word that stands among other words is text and not a value
        char before = in.charAt(in.at() - 2);
        int after = in.afterBlanks(end);
        boolean alone = (in.charAt(in.at() - 1) == ' ' ? before == ':' || before == '-' || before == ',' : true)
                && (after == in.end() || "\n,]}#".indexOf(in.charAt(after)) >= 0);
        if (!alone || end - in.at() > 40) {
            return Kind.PLAIN;
        }
        String word = in.text(in.at(), end);
        return VALUES.contains(word) || word.matches("[-+]?[0-9][0-9_.:eExT+-]*Z?") ? Kind.VALUE : Kind.PLAIN;
    }

    /** Reads all following lines that are indented deeper or empty. */
    private static void block(Source in, int indent) {
        int end = in.at();
        while (end < in.end()) {
            int text = in.afterBlanks(end);
            if (text - end <= indent && in.charAt(text) != '\n') {
                break;
            }
            end = Math.min(in.end(), in.lineEnd(text) + 1);
        }
        in.take(Kind.STRING, end);
    }
}
