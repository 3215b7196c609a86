package recto.code;

import java.util.stream.IntStream;

/**
 * Writes source code as highlighted HTML: a {@code span} around each token that has a colour, and a {@code mark} around the lines that
 * the author highlights. The text of the HTML is the code to the last character, and all of it is escaped, so the HTML is safe in a page.
 */
public final class CodeHtml {

    private final String code;
    private final StringBuilder html;
    /** The positions where highlighted lines begin and end, in turn: begin, end, begin, end. */
    private final int[] edges;
    private int nextEdge;

    private CodeHtml(String code, int[] edges) {
        this.code = code;
        this.edges = edges;
        this.html = new StringBuilder(code.length() + code.length() / 2);
    }

    public static boolean knows(String language) {
        return Languages.find(language) != null;
    }

    /**
     * @param language any of its usual names; code in an unknown language, or in "", is left plain
     * @param lines that are highlighted; numbers past the end of the code are ignored
     */
    public static String of(String code, String language, LineRanges lines) {
        Tokens tokens = new Tokens(code);
        Lexer lexer = Languages.find(language);
        if (lexer != null) {
            lexer.read(new Source(code, 0, code.length(), tokens));
        }
        CodeHtml out = new CodeHtml(code, edges(code, lines));
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            out.write(Kind.PLAIN, at, tokens.start(i));
            out.write(tokens.kind(i), tokens.start(i), tokens.end(i));
            at = tokens.end(i);
        }
        out.write(Kind.PLAIN, at, code.length());
        return out.html.toString();
    }

    /** Highlighted lines that follow one another share one {@code mark}. */
    private static int[] edges(String code, LineRanges lines) {
        if (lines.isEmpty()) {
            return new int[0];
        }
        IntStream.Builder edges = IntStream.builder();
        boolean open = false;
        int line = 1;
        for (int start = 0; start < code.length(); line++) {
            if (lines.contains(line) != open) {
                edges.add(start);
                open = !open;
            }
            int end = code.indexOf('\n', start);
            start = end < 0 ? code.length() : end + 1;
        }
        if (open) {
            edges.add(code.length());
        }
        return edges.build().toArray();
    }

    private void write(Kind kind, int from, int to) {
        int at = from;
        while (at < to) {
            if (nextEdge < edges.length && edges[nextEdge] == at) {
                html.append("<mark>");
                nextEdge++;
            }
            int end = nextEdge < edges.length ? Math.min(to, edges[nextEdge]) : to;
            span(kind, at, end);
            at = end;
            if (nextEdge % 2 == 1 && edges[nextEdge] == at) {
                html.append("</mark>");
                nextEdge++;
            }
        }
    }

    private void span(Kind kind, int from, int to) {
        if (kind != Kind.PLAIN) {
            html.append("<span class=\"").append(kind.cssClass).append("\">");
        }
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default -> html.append(c);
            }
        }
        if (kind != Kind.PLAIN) {
            html.append("</span>");
        }
    }
}
