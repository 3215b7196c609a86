package recto.code;

import java.util.Locale;
import java.util.Map;

/**
 * Reads XML and HTML.
 *
 * @param inside the lexers for elements that hold another language, by the name of the element
 */
record MarkupLexer(Map<String, Lexer> inside) implements Lexer {

    @Override
    public void read(Source in) {
        while (!in.isDone()) {
            char next = in.peek(1);
            if (in.startsWith("<!--")) {
                in.take(Kind.COMMENT, in.after("-->", in.at() + 4, in.end()));
            } else if (in.startsWith("<![CDATA[")) {
                in.take(Kind.STRING, in.after("]]>", in.at() + 9, in.end()));
            } else if (in.startsWith("<!") || in.startsWith("<?")) {
                in.take(Kind.NAME, in.after(">", in.at() + 2, in.end()));
            } else if (in.peek() == '<' && (Character.isLetter(next) || next == '/' || next == '_')) {
                tag(in);
            } else if (in.peek() == '&' && entityEnd(in) > 0) {
                in.take(Kind.VALUE, entityEnd(in));
            } else {
                in.skip(in.at() + 1);
            }
        }
    }

    /** @return 0 where the ampersand begins no entity */
    private static int entityEnd(Source in) {
        int end = in.wordEnd(in.at() + (in.peek(1) == '#' ? 2 : 1), "");
        return in.charAt(end) == ';' && end - in.at() < 40 ? end + 1 : 0;
    }

    private void tag(Source in) {
        boolean closing = in.peek(1) == '/';
        int name = in.at() + (closing ? 2 : 1);
        int end = in.wordEnd(name, "-.:");
        String element = end - name > 20 ? "" : in.text(name, end).toLowerCase(Locale.ROOT);
        in.take(Kind.KEYWORD, end);
        boolean empty = attributes(in);
        Lexer reader = closing || empty ? null : inside.get(element);
        if (reader != null) {
            String closingTag = "</" + element;
            int to = in.at();
            while (to < in.end() && !in.startsWithIgnoreCase(closingTag, to)) {
                to++;
            }
            reader.read(in.splitOff(to));
        }
    }

    /** Reads the rest of a start tag. @return whether the element has no content: the tag ends with a slash, or is never closed */
    private static boolean attributes(Source in) {
        while (!in.isDone()) {
            char c = in.peek();
            if (c == '<') {
                // The tag was never closed, and another begins
                return true;
            }
            if (c == '>' || in.startsWith("/>")) {
                in.take(Kind.KEYWORD, in.at() + (c == '>' ? 1 : 2));
                return c != '>';
            }
            if (c == '"' || c == '\'') {
                in.take(Kind.STRING, in.after(String.valueOf(c), in.at() + 1, in.end()));
            } else if (c == '=') {
                in.skip(in.at() + 1);
                char value = in.peek();
                if (value != '"' && value != '\'' && value > ' ' && value != '>') {
                    in.take(Kind.STRING, Math.max(in.at() + 1, in.wordEnd(in.at(), "-./:#%+")));
                }
            } else {
                int end = in.wordEnd(in.at(), "-.:@#*");
                in.take(end > in.at() ? Kind.NAME : Kind.PLAIN, Math.max(in.at() + 1, end));
            }
        }
        return true;
    }
}
