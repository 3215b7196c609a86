package recto.code;

import java.util.stream.IntStream;

/**
 * Code as HTML whose text is the code, to the last character: a {@code span} for each kind, a {@code mark} for lines that are
 * pointed at. All of it is escaped, so that it may stand in a page whatever the code says.
 */
public final class CodeHtml {

    private final String code;
    private final StringBuilder html;
    /** Where the lines pointed at begin and end, in turn. */
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
     * @param language any of its usual names; one that is not known, or "", leaves all plain
     * @param lines to point at; those that the code does not have are left out
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

    /** Lines that follow one another are one stretch. */
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
